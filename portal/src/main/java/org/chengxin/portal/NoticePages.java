package org.chengxin.portal;

import jakarta.servlet.http.HttpServletRequest;
import org.chengxin.sdk.CityProblem;
import org.chengxin.sdk.SdkException;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Notices in place of pages that cannot be shown. */
@ControllerAdvice(basePackageClasses = PortalConfiguration.class)
@Order(Ordered.HIGHEST_PRECEDENCE) // before the problem documents that the API answers for any controller
class NoticePages {

    /** What a node answers that was restored from a backup and not confirmed, see docs/errors.md. */
    private static final String NOT_CONFIRMED = "API-046";

    private final City city;
    private final MessageSource words;

    NoticePages(City city, MessageSource words) {
        this.city = city;
        this.words = words;
    }

    @ExceptionHandler(Notice.Shown.class)
    ModelAndView shown(Notice.Shown thrown, HttpServletRequest request) {
        return page(thrown.notice(), request);
    }

    @ExceptionHandler(CityProblem.class)
    ModelAndView refused(CityProblem problem, HttpServletRequest request) {
        return page(
                switch (problem.status()) {
                    case 400 -> Notice.MALFORMED;
                    case 403 -> Notice.PERSON;
                    case 404 -> Notice.MISSING;
                    case 410 -> Notice.ENDED;
                    case 422 -> Notice.UNPROVABLE;
                    default -> problem.code().equals(NOT_CONFIRMED) ? Notice.UNCONFIRMED : Notice.BUSY;
                },
                request);
    }

    /** A page that cannot exist. */
    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ModelAndView malformed(MethodArgumentTypeMismatchException malformed, HttpServletRequest request) {
        return page(Notice.MISSING, request);
    }

    @ExceptionHandler(SdkException.class)
    ModelAndView unanswered(SdkException silent, HttpServletRequest request) {
        return page(Notice.BUSY, request);
    }

    private ModelAndView page(Notice notice, HttpServletRequest request) {
        Language language = Language.ofPath(request.getRequestURI());
        var page = new ModelAndView("notice");
        page.setStatus(HttpStatusCode.valueOf(notice.status()));
        page.addObject("heading", words.getMessage("notice." + notice.words() + ".title", null, language.locale()));
        page.addObject("sentence", words.getMessage("notice." + notice.words() + ".text", null, language.locale()));
        try {
            new Frame(city).addTo(page.getModel(), request);
        } catch (SdkException | CityProblem silent) {
            page.addObject("language", language);
            page.addObject("otherLanguage", "/" + language.other().path());
            page.addObject("city", "");
            page.addObject("chain", "");
        }
        return page;
    }
}
