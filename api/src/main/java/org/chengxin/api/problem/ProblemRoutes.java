package org.chengxin.api.problem;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Explains codes: the address in a problem's {@code type} leads here. */
@RestController
class ProblemRoutes {

    /** What a code means. */
    @GetMapping(path = "/problems/{code}", produces = "application/json")
    CodeAnswer code(@PathVariable("code") String code) {
        return Codes.problem(code)
                .map(problem ->
                        new CodeAnswer(problem.code(), problem.mayPassLater(), problem.title(), problem.status()))
                .orElseThrow(() -> Refused.because(ApiReason.CODE_MUST_BE_KNOWN));
    }

    /**
     * What a code means.
     *
     * @param code         the code
     * @param mayPassLater whether the same request may be served later, unchanged
     * @param sentence     what has to be true
     * @param status       HTTP status that it comes with
     */
    record CodeAnswer(String code, boolean mayPassLater, String sentence, int status) {}
}
