package org.chengxin.portal;

import java.util.Locale;

/** A language of the pages; the first part of every page's path. */
public enum Language {
    /** Simplified Chinese. */
    ZH("zh", "zh-CN", Locale.SIMPLIFIED_CHINESE),
    /** English. */
    EN("en", "en", Locale.ENGLISH);

    private final String path;
    private final String tag;
    private final Locale locale;

    Language(String path, String tag, Locale locale) {
        this.path = path;
        this.tag = tag;
        this.locale = locale;
    }

    /** First part of the path. */
    public String path() {
        return path;
    }

    /** Language tag (BCP 47) of the page. */
    public String tag() {
        return tag;
    }

    /** Locale of its words. */
    public Locale locale() {
        return locale;
    }

    /** The other language. */
    public Language other() {
        return this == ZH ? EN : ZH;
    }

    /** The language of a path; Chinese when it names none. */
    public static Language ofPath(String path) {
        return path.equals("/en") || path.startsWith("/en/") ? EN : ZH;
    }
}
