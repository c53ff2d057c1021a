using System.Net.Http.Headers;
using Kapso.Coex.Bot.Desk.Pages;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Tests.Desk.Accounts;
using Kapso.Coex.Bot.Tests.EndToEnd;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Audit;

/// <summary>Who saw, did or took along what, in the live pages and beside them.</summary>
public sealed class LooksTests
{
    private static readonly Agent ana = new("a1", "Ana");

    [Fact]
    public async Task Opening_a_case_is_one_look_however_often_it_is_read_again()
    {
        await using var product = await Staff.Open();
        var @case = await ACase(product);
        await using var scope = product.Services.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<Workplace>();

        await work.Begin(ana);
        await work.Open(@case);
        await work.Act(new AgentAct.Take()); // reads it again
        await work.Open(@case);
        await work.Open("no-such-case");
        await work.Open(@case);

        Assert.Equal([$"saw-case {@case}", $"took {@case}", $"saw-case {@case}"], Told(product));
    }

    [Fact]
    public async Task Everything_that_was_done_with_a_case_is_written_down_and_nothing_that_was_refused()
    {
        await using var product = await Staff.Open();
        var @case = await ACase(product);
        await using var scope = product.Services.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<Workplace>();
        await work.Begin(ana);
        await work.Open(@case);

        await work.Act(new AgentAct.Say("nobody took it yet", [], null));
        await work.Act(new AgentAct.Take());
        await work.Act(new AgentAct.Say("my secret words", [], null));
        await work.Note("more secret words", [], "key");
        await work.Note("more secret words", [], "key");
        await work.Snooze(work.Now.AddHours(1));
        await work.Snooze(work.Now.AddHours(-1));
        await work.Act(new AgentAct.Close(CaseOutcome.WaitingForMeta, null));

        Assert.Equal(["saw-case", "took", "said", "noted", "snoozed", "closed"], Told(product).Select(line => line.Split(' ')[0]));
        Assert.Equal(0, product.Ask<long>("SELECT count(*) FROM audit WHERE detail LIKE '%secret%'"));
        Assert.Equal("waiting-for-meta", product.Ask<string>("SELECT detail FROM audit WHERE act = 'closed'"));
    }

    [Fact]
    public async Task Whoever_takes_something_along_is_written_down_with_what_it_was()
    {
        await using var product = await Staff.Open();
        using var lead = await product.Lead();
        var @case = await ACase(product);

        await lead.Get($"/api/desk/escalations/{@case}/packet");
        await lead.Get($"/api/desk/escalations/{@case}/packet.zip");
        await lead.Get($"/api/desk/escalations/{@case}/files/f1");
        await lead.Get($"/api/desk/escalations/{@case}/files/f1"); // the browser draws it again
        await lead.Get($"/api/desk/escalations/{@case}/transcript");
        await lead.Get("/api/desk/measures/steps.csv?channel=widget");

        Assert.Equal(
            [$"made-packet {@case}", $"made-packet {@case}", $"saw-file {@case} f1", $"exported {@case} transcript", "exported steps.csv?channel=widget"],
            Told(product).Where(line => !line.StartsWith("joined", StringComparison.Ordinal) && !line.StartsWith("signed-in", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_program_with_the_desks_key_is_nobody_of_ours()
    {
        await using var product = await Staff.Open();
        var @case = await ACase(product);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/desk/escalations/{@case}/transcript");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Product.DeskKey);
        using var answer = await product.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Contains("I want a human", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(0, product.Ask<long>("SELECT count(*) FROM audit"));
    }

    private static async Task<string> ACase(Product product)
    {
        await (await product.Visit("en")).Say("I want a human");
        return product.Ask<string>("SELECT id FROM escalations");
    }

    private static IEnumerable<string> Told(Product product) =>
        product.Ask<string>("SELECT group_concat(line, '|') FROM (SELECT trim(act || ' ' || coalesce(case_id, '') || ' ' || coalesce(detail, '')) AS line FROM audit ORDER BY number)")
            .Split('|').Select(line => line.Replace("  ", " ", StringComparison.Ordinal));
}
