package dev.heddle.reports;

import dev.heddle.results.Results;
import java.util.concurrent.atomic.AtomicInteger;

/** The sample with something nasty in every text of it. */
final class HostileRun {
    /** The title that a page has in which one of the scripts was run. */
    static final String OWNED = "owned";

    private static final String[] NASTY = {
        "<script>document.title='owned'</script>",
        "</script></style></title></textarea><script>document.title='owned'</script>",
        "\"><img src=x onerror=\"document.title='owned'\">",
        "' onmouseover='document.title=\"owned\"' autofocus onfocus='document.title=\"owned\"",
        "javascript:document.title='owned'",
        "<svg/onload=document.title='owned'>",
        "<!-- --!> <![CDATA[ ]]> <?xml version='1.0'?> <!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]> &e;",
        "${T(java.lang.Runtime).getRuntime().exit(7)} [[${page}]] [(${page})] __${page}__ *{page} @{x} #{x} ~{page}",
        "\u0000\u0001\u0008\u000b\u000c\u001b[31mred\u001b[0m\u007f\u0085\ud800 \udfff\ud83d\ude00\uffff\ufffe",
        "a\u202egnp.exe\u2066\u200b\u2028\u2029\ufeff",
        "# heading\n\n| a | b |\n|---|---|\n- item\n1. item\n> quote\n```\ncode\n```\n***bold*** _it_ ~~no~~ `code`",
        "[link](javascript:alert(1)) ![image](https://example.org/x.png) https://example.org www.example.org a@example.org @everyone #1 !1",
        "%s %d %n \\ \\| \\n $1 {} 100%",
        "é\u0301 \u05d0\u05d1 漢字 👩‍💻",
    };

    private HostileRun() {}

    static Results results() {
        AtomicInteger next = new AtomicInteger();
        // How the run ended is the launcher's word, the compiler set-up keeps cells apart; all else may hold anything.
        return Rewritten.texts(
                SampleRun.results(),
                text -> text.equals("completed") || text.equals("default")
                        ? text
                        : NASTY[next.getAndIncrement() % NASTY.length] + text);
    }
}
