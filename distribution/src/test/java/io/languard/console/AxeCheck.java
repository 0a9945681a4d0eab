package io.languard.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openqa.selenium.JavascriptExecutor;

/**
 * Lets axe-core check the page that a browser shows. axe's own builder loads the library into the page for each check, and
 * opens another window to combine the results of frames, which the console has none of.
 */
final class AxeCheck {

    private static final String LIBRARY = read();

    private static final String RUN =
            """
            const [rules, done] = arguments;
            const options = {resultTypes: ['violations'], ...(rules === null ? {} : {runOnly: rules})};
            axe.run(document, options).then(
                ({violations}) => done(violations.map(({id, nodes}) =>
                    id + ': ' + nodes.map((node) => node.html + ' ' + node.failureSummary).join('\\n'))),
                (error) => done([String(error)]));
            """;

    private AxeCheck() {}

    /** Returns what violates WCAG 2.2 A or AA or axe's best practices. */
    static List<String> violations(JavascriptExecutor browser) {
        return run(browser, null);
    }

    /** Returns what has too little contrast, which is all that another theme can change. */
    static List<String> contrastViolations(JavascriptExecutor browser) {
        return run(browser, List.of("color-contrast"));
    }

    private static List<String> run(JavascriptExecutor browser, List<String> rules) {
        if (Boolean.FALSE.equals(browser.executeScript("return 'axe' in window"))) {
            browser.executeScript(LIBRARY);
        }
        return ((List<?>) browser.executeAsyncScript(RUN, rules))
                .stream().map(String::valueOf).toList();
    }

    private static String read() {
        try (InputStream library = AxeCheck.class.getResourceAsStream("/axe.min.js")) {
            return new String(library.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
