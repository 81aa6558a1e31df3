package dev.heddle.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.results.Cell;
import dev.heddle.results.CellResult;
import dev.heddle.results.Results;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** The page as a reader meets it. */
class PageInBrowserTest {
    @TempDir
    static Path folder;

    private static Browser browser;
    private static Path page;

    @BeforeAll
    static void open() {
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(Browser.isInstalled(), "no Chromium with its driver on the PATH: the page was not opened");
        }
        Reports.write(SampleRun.results(), folder);
        page = folder.resolve(Reports.HTML);
        browser = new Browser();
    }

    @AfterAll
    static void close() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void afresh() {
        browser.scripts(true);
        browser.size(1280, 900);
        browser.look("light", "screen");
        browser.console();
        browser.requests();
        browser.open(page);
    }

    @Test
    void saysWhatBrokeFirst() {
        assertThat(text("h1")).contains("5 claims do not stand");
        List<WebElement> broken = all("#broke article.red");
        assertThat(broken).hasSize(5);
        assertThat(broken.get(1).getText())
                .contains(
                        "locks.transfer",
                        "Claims to hold, but: deadlock: payer-1 waits for",
                        "Each waits for what another holds")
                .contains("java -jar harness.jar --replay out/failures/locks.transfer-explore-2-default.schedule.json");
        assertThat(text("#unrun")).contains("torn.jar", "has no actors", "2 cells");
    }

    @Test
    void everyVerdictIsAWordInTheTable() {
        assertThat(all("table.grid tbody tr")).hasSize(14);
        WebElement row = driver().findElement(By.xpath("//table[@class='grid']//tr[.//a[.='counter.unlocked']]"));
        assertThat(row.getText()).contains("must break", "1.2 %");
        List<String> words = all("table.grid .mark > .hidden").stream()
                .map(word -> word.getAttribute("textContent"))
                .toList();
        assertThat(words)
                .contains("pass", "shows its bug", "fail", "error", "not run")
                .doesNotContain("");
        assertThat(words).hasSize(all("table.grid .mark").size()).hasSize(36);
    }

    @Test
    void loadsNothingAndRunsNoScriptButItsOwn() {
        assertThat(browser.requests()).containsExactly(page.toUri().toString().replace("file:/t", "file:///t"));
        assertThat(browser.console()).isEmpty();
        assertThat(driver().getTitle()).contains("Heddle").doesNotContain("owned");
        assertThat(all("script")).hasSize(1);
        assertThat(all("main img, main iframe, main object, main form[action]")).isEmpty();
        assertThat(text("#broke")).contains("<script>alert('xss')</script>");
    }

    @Test
    void nothingThatAScenarioWroteIsRun(@TempDir Path hostile) {
        Reports.write(HostileRun.results(), hostile);
        browser.open(hostile.resolve(Reports.HTML));
        driver().executeScript("document.querySelectorAll('details').forEach(folded => { folded.open = true; })");
        driver().executeScript(
                        "document.querySelectorAll('*').forEach(element => element.dispatchEvent(new Event('mouseover')))");
        assertThat(driver().getTitle()).contains("Heddle").doesNotContain(HostileRun.OWNED);
        assertThat(all("script")).hasSize(1);
        assertThat(faults("""
                        for (const element of document.querySelectorAll('*')) {
                          if (['IMG', 'IFRAME', 'OBJECT', 'EMBED', 'BASE', 'FORM'].includes(element.tagName)) faults.push(element.outerHTML);
                          for (const {name, value} of element.attributes)
                            if (name.startsWith('on') || (name === 'href' && !/^(#|failures|data:,$)/.test(value))) faults.push(name + '=' + value);
                        }
                        """)).isEmpty();
        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests()).allMatch(address -> address.endsWith(Reports.HTML) || address.equals("data:,"));
        assertThat(text("h1")).contains("5 claims do not stand");
    }

    @Test
    void aHugePageOpens(@TempDir Path huge) {
        Reports.write(HugeRunTest.results(), huge);
        browser.open(huge.resolve(Reports.HTML));
        assertThat(text("h1")).contains("500 claims do not stand");
        assertThat(all("table.grid .mark")).hasSize(1_000);
        assertThat(all("#broke article.red")).hasSize(60);
        all("#broke .index a").get(59).click();
        assertThat(driver().getCurrentUrl())
                .endsWith("#" + all("#broke article.red").get(59).getAttribute("id"));
    }

    @Test
    void aLinkToAFoldedCellUnfoldsIt() {
        browser.open(page, "c-counter.unlocked-stress-4-c1-17");
        WebElement cell = driver().findElement(By.id("c-counter.unlocked-stress-4-c1-17"));
        assertThat(cell.getAttribute("open")).isNotNull();
        assertThat((Boolean) driver().executeScript(
                                "const box = arguments[0].getBoundingClientRect(); return box.top >= 0 && box.top < innerHeight",
                                cell))
                .isTrue();
    }

    @Test
    void theTableCanBeFiltered() {
        driver().findElement(By.cssSelector("[data-filter=text]")).sendKeys("locks");
        assertThat(shownRows()).isEqualTo(2);
        driver().findElement(By.cssSelector("[data-filter=red]")).click();
        assertThat(shownRows()).isEqualTo(1);
        assertThat(text("[data-filter=count]")).isEqualTo("1 of 14");
    }

    @Test
    void everythingIsThereWithoutScripts() {
        browser.scripts(false);
        browser.open(page);
        assertThat(text("h1")).contains("5 claims do not stand");
        assertThat(driver().findElement(By.cssSelector("[data-filter=text]")).isDisplayed())
                .isFalse();
        assertThat(all("details.cell")).hasSize(36);
        driver().findElement(By.cssSelector(".fold summary")).click();
        assertThat(driver().findElement(By.cssSelector(".fold .step")).isDisplayed())
                .isTrue();
    }

    @Test
    void headingsAndNamesMakeSenseWithoutEyes() {
        assertThat(faults("""
                        let last = 0;
                        for (const head of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
                          const level = +head.tagName[1];
                          if (level > last + 1) faults.push('a heading leaves a level out: ' + head.textContent);
                          if (!head.textContent.trim()) faults.push('an empty heading');
                          last = level;
                        }
                        if (document.querySelectorAll('h1').length !== 1) faults.push('not one h1');
                        for (const landmark of ['header', 'nav', 'main', 'footer'])
                          if (document.querySelectorAll('body > ' + landmark).length !== 1) faults.push('not one ' + landmark);
                        """)).isEmpty();
        assertThat(faults("""
                        for (const table of document.querySelectorAll('table'))
                          for (const head of table.querySelectorAll('th')) if (!head.scope) faults.push('a head without scope: ' + head.textContent);
                        for (const row of document.querySelectorAll('tbody tr')) if (!row.querySelector('th')) faults.push('a row without a head');
                        for (const svg of document.querySelectorAll('svg:not([aria-hidden])'))
                          if (svg.getAttribute('role') !== 'img' || !svg.getAttribute('aria-label')) faults.push('a picture without words');
                        for (const control of document.querySelectorAll('a, button, summary'))
                          if (!control.textContent.trim()) faults.push('a control without a name: ' + control.outerHTML);
                        for (const input of document.querySelectorAll('input')) if (!input.closest('label')) faults.push('an input without a label');
                        for (const region of document.querySelectorAll('[role=region], [role=group], figure[tabindex]'))
                          if (!region.getAttribute('aria-label')) faults.push('a region without a name');
                        """)).isEmpty();
    }

    @Test
    void everyLinkLeadsSomewhereAndNoIdIsTwice() {
        assertThat(faults("""
                        const ids = new Set();
                        for (const marked of document.querySelectorAll('[id]')) {
                          if (ids.has(marked.id)) faults.push('twice: ' + marked.id);
                          ids.add(marked.id);
                        }
                        for (const link of document.querySelectorAll('a[href]')) {
                          const href = link.getAttribute('href');
                          if (href.startsWith('#') ? !ids.has(href.slice(1)) : !href.startsWith('failures/')) faults.push('leads nowhere: ' + href);
                        }
                        """)).isEmpty();
    }

    @Test
    void textHasContrastInLightAndInDark() {
        for (String scheme : List.of("light", "dark")) {
            browser.look(scheme, "screen");
            browser.open(page);
            assertThat(faults(CONTRAST)).as(scheme).isEmpty();
        }
        browser.look("dark", "print");
        assertThat(faults(CONTRAST)).as("on paper, from a dark screen").isEmpty();
    }

    /** Contrast by WCAG 2.2, 1.4.3: at least 4.5 for text; backgrounds are looked for up the tree, as everything opaque there is plain. */
    private static final String CONTRAST = """
            const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
            const rgba = colour => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); return canvas.getImageData(0, 0, 1, 1).data; };
            const luminance = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
              .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
            const behind = element => {
              for (let at = element; at; at = at.parentElement) {
                const colour = rgba(getComputedStyle(at).backgroundColor);
                if (colour[3] > 250) return colour;
              }
              return rgba(getComputedStyle(document.documentElement).getPropertyValue('--paper'));
            };
            for (const element of document.querySelectorAll('body *:not(svg *):not(script)')) {
              if (![...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())) continue;
              if (!element.checkVisibility()) continue;
              const [a, b] = [luminance(rgba(getComputedStyle(element).color)), luminance(behind(element))].sort((x, y) => y - x);
              const contrast = (a + 0.05) / (b + 0.05);
              if (contrast < 4.5) faults.push(contrast.toFixed(2) + ' ' + element.className + ': ' + element.textContent.slice(0, 40));
            }
            """;

    @Test
    void aNarrowScreenNeedsNoSidewaysScrolling() {
        browser.size(500, 900);
        browser.open(page);
        assertThat(faults("""
                        const wide = document.documentElement.clientWidth;
                        for (const element of document.querySelectorAll('body *')) {
                          if (!element.closest('.scroll, pre, code, .hidden, .skip, .jump, svg') && element.getBoundingClientRect().right > wide + 1)
                            faults.push('too wide: ' + element.tagName + ' ' + element.className);
                        }
                        if (document.documentElement.scrollWidth > wide) faults.push('the page scrolls sideways');
                        """)).isEmpty();
    }

    @Test
    void theTableFitsALaptopWhateverThreadCountsWereRun(@TempDir Path many) {
        Results sample = SampleRun.results();
        List<CellResult> cells = sample.cells().stream()
                .flatMap(model -> Stream.of(1, 2, 3, 4, 8, 16, 20, 32)
                        .map(threads -> new CellResult(
                                new Cell(
                                        model.cell().scenario(),
                                        model.cell().mode(),
                                        threads,
                                        model.cell().jit(),
                                        model.cell().jvm()),
                                model.claim(),
                                model.verdict(),
                                model.reason(),
                                1,
                                1,
                                model.stress(),
                                model.explore(),
                                model.jcstress(),
                                List.of(),
                                List.of(),
                                model.output())))
                .toList();
        Reports.write(new Results(1, sample.run(), sample.plugins(), List.of(), cells, 1, 1, "completed"), many);
        browser.open(many.resolve(Reports.HTML));
        assertThat(faults("""
                        const box = document.querySelector('#overview .scroll');
                        if (box.scrollWidth > box.clientWidth) faults.push(box.scrollWidth + ' of ' + box.clientWidth);
                        """)).isEmpty();
    }

    /** Kept only if asked for, to be looked at: {@code -Dheddle.reports.keep=FOLDER}. */
    @Test
    void picturesForPeople() throws Exception {
        String keep = System.getProperty("heddle.reports.keep");
        assumeTrue(keep != null, "no -Dheddle.reports.keep=FOLDER");
        Path pictures = Files.createDirectories(Path.of(keep));
        Reports.write(SampleRun.results(), pictures);
        for (String part : List.of(
                "broke",
                "unrun",
                "overview",
                "costs",
                "s-counter.unlocked",
                "c-counter.unlocked-explore-2-default-25",
                "c-counter.unlocked-stress-2-c1-17",
                "c-queue.bounded-explore-4-default-25",
                "c-litmus.dekker-plain-jcstress-2-default-17",
                "run")) {
            browser.size(1280, 1400);
            browser.open(page, part);
            browser.picture(pictures.resolve(part + ".png"));
        }
        browser.look("dark", "screen");
        for (String part : List.of("top", "overview", "c-counter.unlocked-explore-2-default-25")) {
            browser.open(page, part);
            browser.picture(pictures.resolve(part + "-dark.png"));
        }
        browser.look("light", "screen");
        browser.size(500, 1400);
        for (String part : List.of("top", "broke", "overview", "s-counter.unlocked")) {
            browser.open(page, part);
            browser.picture(pictures.resolve(part + "-narrow.png"));
        }
    }

    private static ChromeDriver driver() {
        return browser.driver();
    }

    private static String text(String css) {
        return driver().findElement(By.cssSelector(css)).getText();
    }

    private static List<WebElement> all(String css) {
        return driver().findElements(By.cssSelector(css));
    }

    private static long shownRows() {
        return all("table.grid tbody tr").stream()
                .filter(WebElement::isDisplayed)
                .count();
    }

    @SuppressWarnings("unchecked")
    private static List<String> faults(String script) {
        return (List<String>)
                Objects.requireNonNull(driver().executeScript("const faults = [];\n" + script + "\nreturn faults;"));
    }
}
