using System.Net;
using Kapso.Coex.Bot.Desk.Accounts;
using Kapso.Coex.Bot.Storage;
using Kapso.Coex.Bot.Tests.EndToEnd;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Accounts;

/// <summary>People of ours in a product of a test's own.</summary>
internal static class Staff
{
    public const string Ana = "ana@shop.example";
    public const string Ben = "ben@shop.example";
    public const string Pace = "Desk:SignIn:TriesPerMinute";
    public const string Password = "teapot under seven umbrellas";

    /// <summary>A product that counts how often a password was looked at, and does not take long over it.</summary>
    public static Task<Product> Open(TimeProvider? clock = null, string? folder = null, CountingHasher? hasher = null, params (string, string)[] settings) => Product.StartWith(
        services => services.AddSingleton<IPasswordHasher<AgentRow>>(hasher ?? new CountingHasher()), clock, folder, null,
        [.. settings.Where(setting => setting.Item1 == Pace).DefaultIfEmpty((Pace, "1000")), .. settings.Where(setting => setting.Item1 != Pace)]);

    public static Task<string?> FirstLink(this Product product) => product.Services.GetRequiredService<OneTimeLinks>().First();

    /// <summary>Ana, who is the first and so a lead, with her browser.</summary>
    public static async Task<Browsing> Lead(this Product product)
    {
        var ana = new Browsing(product);
        var joined = await ana.Join(OneTimeLinks.Address(LinkKind.First, (await product.FirstLink())!), "Ana Ruiz", Ana);
        Assert.Equal((HttpStatusCode.Redirect, "/desk"), (joined.Status, Path(joined.Location)));
        return ana;
    }

    /// <summary>Somebody whom the lead invites.</summary>
    public static async Task<Browsing> Invites(this Browsing lead, Product product, string name = "Ben Okafor", string email = Ben, string role = Roles.Agent)
    {
        var link = (await lead.Send("/desk/people", "invite", ("Name", name), ("Email", email), ("Role", role))).Value("once-link");
        var guest = new Browsing(product);
        var joined = await guest.Join(new Uri(link).AbsolutePath, name, email);
        Assert.Equal(HttpStatusCode.Redirect, joined.Status);
        return guest;
    }

    public static Task<Page> Join(this Browsing browser, string link, string name, string email, string password = Password) =>
        browser.Send(link, "join", ("Name", name), ("Email", email), ("Password", password), ("Again", password));

    public static string IdOf(this Product product, string email) => product.Ask<string>($"SELECT id FROM agents WHERE user_name = '{email}'");

    public static async Task<bool> IsIn(this Browsing browser) => (await browser.Get("/desk/account")).Status == HttpStatusCode.OK;

    /// <summary>Locations are given whole or not.</summary>
    public static string? Path(string? location) => location is null ? null : Uri.TryCreate(location, UriKind.Absolute, out var whole) && !whole.IsFile ? whole.PathAndQuery : location;
}

/// <summary>Quick, and counts.</summary>
internal sealed class CountingHasher() : PasswordHasher<AgentRow>(Options.Create(new PasswordHasherOptions { IterationCount = 1000 }))
{
    private int verified;

    public int Verified => verified;

    public override PasswordVerificationResult VerifyHashedPassword(AgentRow user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref verified);
        return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
