package io.languard.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's Chromium, used the way a person uses the console: by visible texts and the keyboard. */
final class ConsoleBrowser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
    private static final int MAX_STEPS = 250;
    private static final List<Integer> WIDTHS = List.of(1280, 1920, 390);

    private final ChromeDriver driver;
    private final String home;
    private String root;

    private ConsoleBrowser(ChromeDriver driver, String root) {
        this.driver = driver;
        this.home = root;
        this.root = root;
    }

    static boolean isInstalled() {
        return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    }

    /**
     * Starts a browser.
     *
     * @param profile an empty folder
     * @param root the address of the console, with a slash at its end
     */
    static ConsoleBrowser start(Path profile, String root) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.WARNING);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.setCapability("goog:loggingPrefs", logs);
        // Without a sandbox, because tests may run as root; the rest keeps the browser from calling other hosts.
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=en-US",
                "--force-prefers-reduced-motion",
                "--user-data-dir=" + profile,
                "--window-size=1280,900");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        return new ConsoleBrowser(new ChromeDriver(service, options), root);
    }

    /** Begins with an empty tab, in which nobody is logged in and nothing is remembered, as if the browser were new. */
    ConsoleBrowser reset() {
        root = home;
        List.copyOf(driver.getWindowHandles()).forEach(this::leaveBehind);
        driver.get(root + "icon.svg");
        driver.executeScript("localStorage.clear()");
        driver.manage().logs().get(LogType.BROWSER);
        return resize(1280, 900);
    }

    private void leaveBehind(String tab) {
        driver.switchTo().newWindow(WindowType.TAB);
        String empty = driver.getWindowHandle();
        driver.switchTo().window(tab).close();
        driver.switchTo().window(empty);
    }

    /** Reaches the console under another address from now on, such as that of a proxy. */
    ConsoleBrowser through(String otherRoot) {
        root = otherRoot;
        return this;
    }

    ConsoleBrowser open(String path) {
        driver.get(root + path);
        return this;
    }

    /** Opens the login and fills it in. */
    ConsoleBrowser login(String user, String password) {
        open("");
        see("Log in to Languard");
        driver.findElement(By.name("username")).sendKeys(user);
        driver.findElement(By.name("password")).sendKeys(password, Keys.ENTER);
        await(() -> !driver.findElements(By.id("content")).isEmpty(), "the page after the login");
        return this;
    }

    /** Begins the session of a token in this tab, as after a login. */
    ConsoleBrowser enter(String token) {
        open("icon.svg");
        driver.executeScript("sessionStorage.setItem('languard.token', arguments[0])", token);
        return this;
    }

    /** Makes requests of addresses that match one of the patterns fail, and no others from now on. */
    ConsoleBrowser refuse(String... patterns) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(patterns)));
        return this;
    }

    /** Sets the size of the window in CSS pixels; below 500, the device is a phone. */
    ConsoleBrowser resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
        return this;
    }

    /** Makes the window one that is touched, until {@link #reset()}. */
    ConsoleBrowser touch() {
        driver.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", true, "maxTouchPoints", 1));
        return this;
    }

    ConsoleBrowser theme(String theme) {
        driver.executeScript("document.documentElement.dataset.theme = arguments[0]", theme);
        return this;
    }

    /** Waits until a text is visible. */
    ConsoleBrowser see(String text) {
        await(() -> pageText().contains(text), "the text '" + text + "'");
        return this;
    }

    ConsoleBrowser seeNot(String text) {
        await(() -> !pageText().contains(text), "the text '" + text + "' to go");
        return this;
    }

    String pageText() {
        return (String) driver.executeScript("return document.body.innerText");
    }

    /** Clicks the button or link whose visible text or label is exactly this; in a dialog, if one is open. */
    ConsoleBrowser click(String label) {
        await(() -> offers(label), "the button or link '" + label + "'");
        await(
                () -> {
                    WebElement element = ConsoleControls.buttons(driver, label).get(0);
                    // What is in the window can still be below the header, which stays at its top.
                    driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
                    element.click();
                    return true;
                },
                "a click on '" + label + "'");
        return this;
    }

    /** Returns whether there is an enabled button or link with this label. */
    boolean offers(String label) {
        return !ConsoleControls.buttons(driver, label).isEmpty();
    }

    /** Returns the labels of all enabled buttons. */
    List<String> buttons() {
        return ConsoleControls.buttonNames(driver);
    }

    /** Returns the visible form control with this label. */
    WebElement field(String label) {
        await(() -> !ConsoleControls.fields(driver, label).isEmpty(), "the field '" + label + "'");
        return ConsoleControls.fields(driver, label).get(0);
    }

    /** Replaces what is in the field with this label. */
    ConsoleBrowser type(String label, String text) {
        field(label).sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
        return this;
    }

    /** Sends keys to the element that has the focus. */
    ConsoleBrowser press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
        return this;
    }

    /** Replaces what is in the field that has the focus. */
    ConsoleBrowser replace(String text) {
        focused().sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
        return this;
    }

    /** Presses Tab until the control with this label has the focus, which must be visible on all controls on the way. */
    ConsoleBrowser tabTo(String label) {
        return tabUntil(() -> ConsoleControls.isFocused(driver, label), label);
    }

    /** Presses Tab until a control that matches a selector has the focus. */
    ConsoleBrowser tabToAny(String selector) {
        return tabUntil(() -> focusMatches(selector), selector);
    }

    private ConsoleBrowser tabUntil(Supplier<Boolean> isThere, String what) {
        for (int steps = 0; steps < MAX_STEPS; steps++) {
            press(Keys.TAB);
            // The browser itself marks the parts of a control for dates.
            if (!focusMatches("body, :focus-visible, input[type=datetime-local]")) {
                throw new AssertionError("no visible focus on the way to " + what);
            }
            if (isThere.get()) {
                return this;
            }
        }
        throw new AssertionError(what + " can't be reached by Tab on a page that says:\n" + pageText());
    }

    private boolean focusMatches(String selector) {
        return Boolean.TRUE.equals(
                driver.executeScript("return document.activeElement.matches(arguments[0])", selector));
    }

    /** Returns the element that has the focus. */
    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    ChromeDriver driver() {
        return driver;
    }

    /** Returns the result of a script as a number. */
    int number(String script) {
        return ((Number) driver.executeScript(script)).intValue();
    }

    String address() {
        return driver.getCurrentUrl().substring(root.length());
    }

    /** Waits until a condition holds; elements that are drawn again meanwhile are looked up again. */
    ConsoleBrowser await(Supplier<Boolean> condition, String what) {
        new WebDriverWait(driver, TIMEOUT)
                .pollingEvery(POLL_INTERVAL)
                .ignoring(StaleElementReferenceException.class, JavascriptException.class)
                .withMessage(() -> "waited for " + what + " on a page that says:\n" + pageText())
                .until(any -> condition.get());
        return this;
    }

    /** Fails if axe-core finds a violation of WCAG 2.2 A or AA or of its best practices on the page as it is now. */
    ConsoleBrowser isAccessible() {
        assertThat(AxeCheck.violations(driver))
                .as("accessibility of " + driver.getCurrentUrl())
                .isEmpty();
        return this;
    }

    /** Fails if the page is wider than the window. */
    ConsoleBrowser fits() {
        assertThat(number("return document.documentElement.scrollWidth - window.innerWidth"))
                .as("pixels beyond the window at " + driver.getCurrentUrl())
                .isLessThanOrEqualTo(0);
        return this;
    }

    /** Fails if a script failed or the browser blocked something, such as by the content security policy. */
    ConsoleBrowser hasNoErrors() {
        assertThat(errors().stream()
                        .filter(message ->
                                !message.contains("Failed to load resource") && !message.contains("WebSocket")))
                .isEmpty();
        return this;
    }

    /** Returns the errors about requests that have failed since {@link #errors} or this was last called. */
    List<String> failedRequests() {
        return errors().stream()
                .filter(message -> message.contains("Failed to load resource"))
                .toList();
    }

    /** Returns what the browser has complained about since this was last called, failed requests included. */
    List<String> errors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    ConsoleBrowser screenshot(String name) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        return this;
    }

    /** Takes screenshots of the present page in three widths, light and dark; each must fit and be accessible. */
    ConsoleBrowser portrait(String name) throws IOException {
        for (int width : WIDTHS) {
            resize(width, width < 500 ? 844 : 900).theme("light").fits().screenshot(name + "-" + width + "-light");
            if (width == 1920) {
                theme("dark").screenshot(name + "-" + width + "-dark");
                continue;
            }
            isAccessible().theme("dark").screenshot(name + "-" + width + "-dark");
            // Only the colours differ from what was checked.
            assertThat(AxeCheck.contrastViolations(driver))
                    .as("contrast of " + driver.getCurrentUrl() + " in dark colours")
                    .isEmpty();
        }
        return resize(1280, 900).theme("system").hasNoErrors();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
