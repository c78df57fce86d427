package org.chengxin.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** What every page has: its language, the same page in the other one, the city and the chain. */
final class Frame implements HandlerInterceptor {

    private final City city;

    Frame(City city) {
        this.city = city;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null || page.getViewName() == null || page.getViewName().startsWith("redirect:")) return;
        addTo(page.getModel(), request);
    }

    /** Adds to a page's model. */
    void addTo(Map<String, Object> model, HttpServletRequest request) {
        Language language = Language.ofPath(request.getRequestURI());
        model.put("language", language);
        model.put("otherLanguage", otherLanguage(request, language));
        model.put("city", city.name(language));
        model.put("chain", city.chain());
    }

    private static String otherLanguage(HttpServletRequest request, Language language) {
        String path = request.getRequestURI();
        String rest = path.startsWith("/" + language.path())
                ? path.substring(1 + language.path().length())
                : "";
        String query = request.getQueryString();
        return "/" + language.other().path() + rest + (query == null ? "" : "?" + query);
    }
}
