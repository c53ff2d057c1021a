using System.Net;
using Kapso.Coex.Bot.Desk.Accounts;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Tests.Channels.WhatsApp;
using Kapso.Coex.Bot.Tests.EndToEnd;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Accounts;

public sealed class PeopleTests
{
    [Fact]
    public async Task A_lead_invites_by_a_link_that_is_good_once_and_for_three_days()
    {
        var clock = new ShiftedClock();
        await using var product = await Staff.Open(clock);
        using var ana = await product.Lead();
        using var ben = new Browsing(product);
        var shown = await ana.Send("/desk/people", "invite", ("Name", "Ben Okafor"), ("Email", Staff.Ben), ("Role", "agent"));
        var late = new Uri(shown.Value("once-link")).AbsolutePath;
        Assert.True(shown.Has("Link for Ben Okafor"));
        Assert.False((await ana.Get("/desk/people")).Has(late));

        var link = new Uri((await ana.Send("/desk/people", "invite", ("Name", "Ben Okafor"), ("Email", Staff.Ben), ("Role", "agent"))).Value("once-link")).AbsolutePath;
        Assert.Equal(HttpStatusCode.Gone, (await ben.Get(late)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await ben.Join(link, "Ben Okafor", "other@shop.example")).Status);
        Assert.Equal(Staff.Ben, product.Ask<string>("SELECT user_name FROM agents WHERE name = 'Ben Okafor'"));
        Assert.Equal(HttpStatusCode.Gone, (await new Browsing(product).Get(link)).Status);

        var unused = new Uri((await ana.Send("/desk/people", "invite", ("Name", "Eve"), ("Email", "eve@shop.example"), ("Role", "agent"))).Value("once-link")).AbsolutePath;
        clock.PutForward(OneTimeLinks.GoodFor);
        Assert.Equal(HttpStatusCode.Gone, (await new Browsing(product).Get(unused)).Status);
    }

    [Fact]
    public async Task An_invitation_can_be_withdrawn_and_nobody_is_invited_twice()
    {
        await using var product = await Staff.Open();
        using var ana = await product.Lead();
        var link = new Uri((await ana.Send("/desk/people", "invite", ("Name", "Eve"), ("Email", "eve@shop.example"), ("Role", "lead"))).Value("once-link")).AbsolutePath;

        await ana.Send("/desk/people", "withdraw", ("Which", product.Ask<string>("SELECT digest FROM agent_links WHERE email = 'eve@shop.example'")));

        Assert.Equal(HttpStatusCode.Gone, (await new Browsing(product).Get(link)).Status);
        Assert.True((await ana.Send("/desk/people", "invite", ("Name", "Ana"), ("Email", "Ana@Shop.example"), ("Role", "agent"))).Has("Somebody signs in with this address already."));
    }

    [Fact]
    public async Task Agents_have_no_business_on_the_leads_pages()
    {
        await using var product = await Staff.Open();
        using var ana = await product.Lead();
        using var ben = await ana.Invites(product);
        foreach (var path in (string[])["/desk/people", $"/desk/people/{product.IdOf(Staff.Ana)}", "/desk/audit"])
        {
            Assert.Equal("/desk/for-leads", Staff.Path((await ben.Get(path)).Location)?.Split('?')[0]);
            var form = (await ben.Get("/desk/account")).Hidden("name").Where(field => field.Name == "__RequestVerificationToken").ToArray();
            Assert.Equal("/desk/for-leads", Staff.Path((await ben.Post(path, [.. form, ("_handler", "person"), ("What", "lock-out")])).Location)?.Split('?')[0]);
        }

        Assert.True(await ana.IsIn());
    }

    [Theory]
    [InlineData("lock-out", false)]
    [InlineData("sessions", true)]
    [InlineData("role", true)]
    public async Task What_a_lead_does_to_somebody_ends_their_sessions_at_once(string what, bool mayComeBack)
    {
        await using var product = await Staff.Open();
        using var ana = await product.Lead();
        using var ben = await ana.Invites(product);
        Assert.True(await ben.IsIn());

        await Does(ana, product, Staff.Ben, what);

        Assert.False(await ben.IsIn());
        Assert.Equal(mayComeBack ? HttpStatusCode.Redirect : HttpStatusCode.OK, (await ben.SignIn(Staff.Ben, Staff.Password)).Status);
        await Does(ana, product, Staff.Ben, "let-in");
        Assert.Equal(HttpStatusCode.Redirect, (await new Browsing(product).SignIn(Staff.Ben, Staff.Password)).Status);
    }

    [Fact]
    public async Task A_wrong_try_does_not_open_what_a_lead_has_locked()
    {
        var clock = new ShiftedClock();
        await using var product = await Staff.Open(clock);
        using var ana = await product.Lead();
        using var ben = await ana.Invites(product);
        await Does(ana, product, Staff.Ben, "lock-out");
        for (var guess = 0; guess < 6; guess++)
        {
            await ben.SignIn(Staff.Ben, "a wrong guess");
        }

        clock.PutForward(TimeSpan.FromMinutes(30));

        Assert.Equal(HttpStatusCode.OK, (await ben.SignIn(Staff.Ben, Staff.Password)).Status);
    }

    [Fact]
    public async Task There_is_always_a_lead_also_when_two_take_the_role_from_each_other()
    {
        await using var product = await Staff.Open();
        using var ana = await product.Lead();
        using var ben = await ana.Invites(product, role: Roles.Lead);
        await using (var scope = product.Services.CreateAsyncScope())
        {
            Assert.Equal(LeadAnswer.Oneself, await scope.ServiceProvider.GetRequiredService<People>().LockOut(new Agent(product.IdOf(Staff.Ana), "Ana Ruiz"), product.IdOf(Staff.Ana)));
        }

        var (anas, bens) = ($"/desk/people/{product.IdOf(Staff.Ana)}", $"/desk/people/{product.IdOf(Staff.Ben)}");
        var (onBen, onAna) = (await ana.Get(bens), await ben.Get(anas));

        await Task.WhenAll(
            ana.Send(bens, onBen, "person", ("What", "role"), ("Role", "agent")),
            ben.Send(anas, onAna, "person", ("What", "role"), ("Role", "agent")));

        Assert.Equal(1, product.Ask<long>("SELECT count(*) FROM agents WHERE role = 'lead'"));
    }

    [Fact]
    public async Task Who_forgot_their_password_gets_a_link_and_the_old_one_is_good_no_longer()
    {
        const string New = "seven umbrellas over a teapot";
        await using var product = await Staff.Open();
        using var ana = await product.Lead();
        using var ben = await ana.Invites(product);
        var link = new Uri((await Does(ana, product, Staff.Ben, "password")).Value("once-link")).AbsolutePath;
        Assert.True(await ben.IsIn());

        using var elsewhere = new Browsing(product);
        var set = await elsewhere.Send(link, "password", ("Password", New), ("Again", New));

        Assert.Equal("/desk/sign-in", Staff.Path(set.Location));
        Assert.False(await elsewhere.IsIn());
        Assert.False(await ben.IsIn());
        Assert.Equal(HttpStatusCode.OK, (await ben.SignIn(Staff.Ben, Staff.Password)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await ben.SignIn(Staff.Ben, New)).Status);
        Assert.Equal(HttpStatusCode.Gone, (await elsewhere.Get(link)).Status);
    }

    private static Task<Page> Does(Browsing lead, Product product, string email, string what) =>
        lead.Send($"/desk/people/{product.IdOf(email)}", "person", ("What", what), ("Role", "lead"));
}
