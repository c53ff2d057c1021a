using System.Net;
using System.Text.RegularExpressions;
using Kapso.Coex.Bot.Desk.Accounts;
using Kapso.Coex.Bot.Tests.EndToEnd;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Accounts;

/// <summary>A lead who forgot the password, and has nobody to ask.</summary>
public sealed partial class DeskLinkTests
{
    private const string Another = "seven kettles over an umbrella";

    [Fact]
    public async Task The_only_lead_comes_in_again_with_a_link_from_the_console_and_it_is_good_once()
    {
        await using var product = await Staff.Open();
        using var ana = await product.Lead();

        var (exit, said, _) = await Print(product, "ANA@shop.example");

        Assert.Equal(0, exit);
        var link = new Uri(Address().Match(said).Value);
        Assert.StartsWith(product.Address, link.AbsoluteUri, StringComparison.Ordinal);
        using var again = new Browsing(product);
        await again.Send(link.AbsolutePath, "password", ("Password", Another), ("Again", Another));
        Assert.False(await ana.IsIn()); // whoever had the old password is out
        Assert.Equal(HttpStatusCode.Gone, (await again.Get(link.AbsolutePath)).Status);
        await again.SignIn(Staff.Ana, Another);
        Assert.True(await again.IsIn());
    }

    [Fact]
    public async Task The_audit_says_that_it_was_made_at_the_console_and_for_whom()
    {
        await using var product = await Staff.Open();
        using var ana = await product.Lead();
        await Print(product, "ana ruiz");
        Assert.Equal("desk-link password-link-made Ana Ruiz", product.Ask<string>("SELECT name || ' ' || act || ' ' || detail FROM audit ORDER BY number DESC LIMIT 1"));
    }

    [Fact]
    public async Task A_name_that_two_people_have_is_refused_and_everybody_is_listed_with_their_address()
    {
        await using var product = await Staff.Open();
        using var ana = await product.Lead();
        using var other = await ana.Invites(product, "Ana Ruiz");

        var (exit, said, error) = await Print(product, "Ana Ruiz");

        Assert.Equal((1, ""), (exit, said));
        Assert.Contains("Ana Ruiz <ana@shop.example> (lead), Ana Ruiz <ben@shop.example> (agent)", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_has_an_account_it_says_what_to_do()
    {
        await using var product = await Staff.Open();
        var (exit, said, error) = await Print(product, "ana");
        Assert.Equal((1, ""), (exit, said));
        Assert.Contains("Start the product", error, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Said, string Error)> Print(Product product, string whom)
    {
        var (said, error) = (new StringWriter(), new StringWriter());
        return (await DeskLink.Print(product.Services, whom, product.Address, said, error), said.ToString().Trim(), error.ToString());
    }

    [GeneratedRegex(@"http://\S+/desk/password/\S+")]
    private static partial Regex Address();
}
