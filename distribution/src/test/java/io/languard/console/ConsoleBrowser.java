package io.languard.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
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

    private final ChromeDriver driver;
    private final String root;

    private ConsoleBrowser(ChromeDriver driver, String root) {
        this.driver = driver;
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

    ConsoleBrowser open(String path) {
        driver.get(root + path);
        return this;
    }

    ConsoleBrowser login(String user, String password) {
        open("");
        see("Log in to Languard");
        driver.findElement(By.name("username")).sendKeys(user);
        driver.findElement(By.name("password")).sendKeys(password, Keys.ENTER);
        await(() -> !driver.findElements(By.id("content")).isEmpty(), "the page after the login");
        return this;
    }

    /** Sets the size of the window in CSS pixels; below 500, the device is a phone. */
    ConsoleBrowser resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
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
        return driver.findElement(By.tagName("body")).getText();
    }

    /** Clicks the button or link whose visible text or label is exactly this. */
    ConsoleBrowser click(String label) {
        WebElement element = awaitElement(label);
        // What is in the window can still be below the header, which stays at its top.
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        element.click();
        return this;
    }

    /** Returns whether there is an enabled button or link with this label. */
    boolean offers(String label) {
        return controls(label).stream().anyMatch(WebElement::isEnabled);
    }

    private WebElement awaitElement(String label) {
        await(() -> offers(label), "the button or link '" + label + "'");
        return controls(label).stream()
                .filter(WebElement::isEnabled)
                .findFirst()
                .orElseThrow();
    }

    private List<WebElement> controls(String label) {
        return driver.findElements(By.cssSelector("button, a[href], summary")).stream()
                .filter(element -> element.isDisplayed()
                        && (label.equals(element.getText().strip()) || label.equals(element.getAccessibleName())))
                .toList();
    }

    /** Returns the visible form control with this label. */
    WebElement field(String label) {
        await(() -> findField(label) != null, "the field '" + label + "'");
        return findField(label);
    }

    private WebElement findField(String label) {
        return driver.findElements(By.cssSelector("input, select, textarea")).stream()
                .filter(element -> element.isDisplayed() && label.equals(element.getAccessibleName()))
                .findFirst()
                .orElse(null);
    }

    /** Sends keys to the element that has the focus. */
    ConsoleBrowser press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
        return this;
    }

    ChromeDriver driver() {
        return driver;
    }

    String address() {
        return driver.getCurrentUrl().substring(root.length());
    }

    /** Waits until a condition holds; elements that are drawn again meanwhile are looked up again. */
    void await(Supplier<Boolean> condition, String what) {
        new WebDriverWait(driver, TIMEOUT)
                .ignoring(StaleElementReferenceException.class)
                .withMessage(() -> "waited for " + what + " on a page that says:\n" + pageText())
                .until(any -> condition.get());
    }

    /** Fails if axe-core finds a violation of WCAG 2.2 A or AA or of its best practices on the page as it is now. */
    ConsoleBrowser isAccessible() {
        List<String> violations = new AxeBuilder()
                .analyze(driver).getViolations().stream()
                        .map(ConsoleBrowser::describe)
                        .toList();
        assertThat(violations).as("accessibility of " + driver.getCurrentUrl()).isEmpty();
        return this;
    }

    private static String describe(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    /** Fails if the page is wider than the window. */
    ConsoleBrowser fits() {
        Object overflow = driver.executeScript("return document.documentElement.scrollWidth - window.innerWidth");
        assertThat(((Number) overflow).intValue())
                .as("pixels beyond the window")
                .isLessThanOrEqualTo(0);
        return this;
    }

    /** Fails if a script failed or the browser blocked something, such as by the content security policy. */
    ConsoleBrowser hasNoErrors() {
        List<String> errors = driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("Failed to load resource") && !message.contains("WebSocket"))
                .toList();
        assertThat(errors).isEmpty();
        return this;
    }

    /** Returns the messages of the browser about requests that have failed since the last call of this kind. */
    List<String> failedRequests() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> message.contains("Failed to load resource"))
                .toList();
    }

    ConsoleBrowser screenshot(String name) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        return this;
    }

    /** Takes screenshots of the present page: wide and on a phone, light and dark; each must fit and be accessible. */
    ConsoleBrowser portrait(String name) throws IOException {
        for (String theme : Arrays.asList("light", "dark")) {
            theme(theme);
            resize(1280, 900).screenshot(name + "-1280-" + theme).isAccessible();
            resize(390, 844).fits().screenshot(name + "-390-" + theme).isAccessible();
        }
        return resize(1280, 900).theme("system").hasNoErrors();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
