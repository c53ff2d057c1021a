using System.Net;
using Kapso.Coex.Bot.Desk.Audit;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Tests.Desk.Accounts;
using Kapso.Coex.Bot.Tests.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Audit;

public sealed class AuditTests
{
    [Theory]
    [InlineData("UPDATE audit SET name = 'somebody else'")]
    [InlineData("DELETE FROM audit")]
    [InlineData("REPLACE INTO audit (number, at, agent, name, act) VALUES (1, 0, 'x', 'x', 'x')")]
    [InlineData("INSERT INTO audit (number, at, agent, name, act) VALUES (1, 0, 'x', 'x', 'x') ON CONFLICT DO UPDATE SET name = 'x'")]
    public async Task What_was_written_down_stays_as_it_is(string betterment)
    {
        using var store = new StoreInAFolder();
        await new StoredAudit(store.Store, store.Clock).Note(new Agent("a1", "Ana"), AuditAct.SawCase, "esc-1");
        using var stranger = store.Stranger();

        Assert.Throws<SqliteException>(() => stranger.Tell(betterment));

        Assert.Equal("Ana", stranger.Ask<string>("SELECT name FROM audit"));
    }

    [Fact]
    public async Task Leads_find_what_somebody_did_with_a_case_on_a_day()
    {
        await using var product = await Staff.Open();
        using var ana = await product.Lead();
        var audit = product.Services.GetRequiredService<IAudit>();
        await audit.Note(new Agent("b1", "Ben"), AuditAct.Took, "esc-1");
        await audit.Note(new Agent("b1", "Ben"), AuditAct.Said, "esc-2");
        await audit.Note(new Agent("c1", "Carla"), AuditAct.SawCase, "esc-1");
        var today = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        foreach (var (filter, finds, not) in ((string, string[], string[])[])
        [
            ("", ["<td>Took the case</td>", "<td>Joined</td>", "<td>Signed in</td>"], []),
            ("?person=b1", ["<td>Took the case</td>", "<td>Wrote to the customer</td>"], ["<td>Opened the case</td>", "<td>Joined</td>"]),
            ("?case=esc-1", ["<td>Took the case</td>", "<td>Opened the case</td>"], ["<td>Wrote to the customer</td>"]),
            ("?act=said", ["<td>Wrote to the customer</td>"], ["<td>Took the case</td>"]),
            ($"?person=b1&act=took&case=esc-1&day={today}", ["<td>Took the case</td>"], ["<td>Wrote to the customer</td>"]),
            ("?day=2020-02-29", [], ["<td>Took the case</td>"]),
            ("?day=nonsense&act=nonsense&before=nonsense", ["<td>Took the case</td>"], []),
        ])
        {
            var page = await ana.Get($"/desk/audit{filter}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.All(finds, words => Assert.Contains(words, page.Html, StringComparison.Ordinal));
            Assert.All(not, words => Assert.DoesNotContain(words, page.Html, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Page_after_page_everything_is_shown_once()
    {
        await using var product = await Staff.Open();
        using var ana = await product.Lead();
        var audit = product.Services.GetRequiredService<IAudit>();
        for (var number = 0; number < 120; number++)
        {
            await audit.Note(new Agent("b1", "Ben"), AuditAct.SawFile, "esc-1", $"file-{number:000}");
        }

        var found = new List<string>();
        for (var path = "/desk/audit?act=saw-file"; path is not null;)
        {
            var page = await ana.Get(path);
            found.AddRange(System.Text.RegularExpressions.Regex.Matches(page.Html, "file-\\d{3}").Select(file => file.Value));
            var next = System.Text.RegularExpressions.Regex.Match(page.Html, "rel=\"next\" href=\"([^\"]+)\"").Groups[1].Value;
            path = next.Length > 0 ? WebUtility.HtmlDecode(next) : null;
        }

        Assert.Equal(Enumerable.Range(0, 120).Reverse().Select(number => $"file-{number:000}"), found);
    }

    [Fact]
    public async Task Coming_in_failing_to_and_what_leads_do_is_written_down_without_what_was_typed()
    {
        await using var product = await Staff.Open();
        using var ana = await product.Lead();
        using var ben = await ana.Invites(product);
        using var stranger = new Browsing(product);
        await stranger.SignIn("my secret password", Staff.Password);
        await stranger.SignIn(Staff.Ben, "another secret password");
        await ana.Send($"/desk/people/{product.IdOf(Staff.Ben)}", "person", ("What", "role"), ("Role", "lead"));
        await ana.Send("/desk/sign-out", "sign-out");

        Assert.Equal(
            ["Ana Ruiz joined lead", "Ana Ruiz signed-in 127.0.0.1", "Ana Ruiz invited agent Ben Okafor", "Ben Okafor joined agent", "Ben Okafor signed-in 127.0.0.1",
             "? sign-in-failed 127.0.0.1", "Ben Okafor sign-in-failed 127.0.0.1", "Ana Ruiz role-changed lead Ben Okafor", "Ana Ruiz signed-out"],
            product.Ask<string>("SELECT group_concat(line, '|') FROM (SELECT trim(name || ' ' || act || ' ' || coalesce(detail, '')) AS line FROM audit ORDER BY number)").Split('|')
                .Select(line => line.Replace("::ffff:", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_act_has_a_name_of_its_own_that_is_read_back() =>
        Assert.All(Enum.GetValues<AuditAct>(), act => Assert.Equal(act, AuditActs.Parse(act.Name())));
}
