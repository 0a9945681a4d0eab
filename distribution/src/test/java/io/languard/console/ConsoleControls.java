package io.languard.console;

import java.util.List;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;

/** Finds controls by what a person sees or hears of them; one script, since a page may have hundreds. */
final class ConsoleControls {

    private static final String BUTTONS = "button, a[href], summary, label.button";
    private static final String FIELDS = "input, select, textarea";

    /** What a modal dialog or the login covers is out of reach, as it is for a person. */
    private static final String USABLE =
            """
            const scope = document.querySelector('dialog:modal') ?? document;
            const text = (element) => (element.innerText ?? '').trim();
            const byId = (ids) => ids.split(/\\s+/).map((id) => text(document.getElementById(id))).join(' ');
            const labelled = (label) => text(label.querySelector(':scope > span:first-child') ?? label);
            const names = (element) => [
                element.getAttribute('aria-label'),
                element.hasAttribute('aria-labelledby') ? byId(element.getAttribute('aria-labelledby')) : null,
                ...[...element.labels ?? []].flatMap((label) => [labelled(label), label.textContent.trim()]),
                text(element),
            ].filter(Boolean);
            const usable = [...scope.querySelectorAll(arguments[0])].filter((element) =>
                element.checkVisibility({visibilityProperty: true}) && !element.matches(':disabled') &&
                element.closest('[inert]') === null);
            """;

    private static final String NAMED = USABLE + "return usable.filter((one) => names(one).includes(arguments[1]));";
    private static final String NAMES = USABLE + "return usable.map((one) => names(one)[0] ?? '');";

    private static final String FOCUSED = USABLE + "return names(document.activeElement).includes(arguments[1]);";

    private ConsoleControls() {}

    static List<WebElement> buttons(JavascriptExecutor browser, String name) {
        return elements(browser.executeScript(NAMED, BUTTONS, name));
    }

    static List<WebElement> fields(JavascriptExecutor browser, String name) {
        return elements(browser.executeScript(NAMED, FIELDS, name));
    }

    static boolean isFocused(JavascriptExecutor browser, String name) {
        return Boolean.TRUE.equals(browser.executeScript(FOCUSED, BUTTONS, name));
    }

    static List<String> buttonNames(JavascriptExecutor browser) {
        return ((List<?>) browser.executeScript(NAMES, "button, label.button"))
                .stream().map(String::valueOf).toList();
    }

    private static List<WebElement> elements(Object found) {
        return ((List<?>) found).stream().map(WebElement.class::cast).toList();
    }
}
