using Kapso.Coex.Bot.Desk.Audit;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>The way back in for a lead who forgot the password and has nobody to ask: whoever may start the product makes the link.</summary>
internal static class DeskLink
{
    // Stands in the audit where else a lead's name stands.
    private static readonly Agent console = new("console", "desk-link");

    public static async Task<int> Run(string whom, string? urls, TextWriter output, TextWriter errors)
    {
        await using var app = BotHost.Build();
        return await Print(app.Services, whom, AddressOf(app, urls), output, errors);
    }

    /// <param name="whom">The e-mail address, or the name where nobody else has it.</param>
    public static async Task<int> Print(IServiceProvider services, string whom, string address, TextWriter output, TextWriter errors)
    {
        var people = await services.GetRequiredService<Store>().Agents();
        if (Find(people, whom) is not { } person)
        {
            await errors.WriteLineAsync(people.Count == 0
                ? $"Nobody has an account in {services.GetRequiredService<DataFolder>().Path} yet. Start the product: it prints the link that makes the first lead."
                : $"'{whom}' is nobody's e-mail address, nor one person's name. Accounts are: {string.Join(", ", people.Select(one => $"{one.Name} <{one.Email}> ({one.Role})"))}.");
            return 1;
        }

        var secret = await services.GetRequiredService<OneTimeLinks>().NewPassword(console, person);
        await services.GetRequiredService<IAudit>().Note(console, AuditAct.PasswordLinkMade, detail: person.Name);
        await output.WriteLineAsync(
            $"With this {person.Name} sets a new password, once and within {OneTimeLinks.GoodFor.TotalDays:0} days: {address}{OneTimeLinks.Address(LinkKind.Password, secret)}");
        return 0;
    }

    private static KnownAgent? Find(List<KnownAgent> people, string whom)
    {
        bool Is(string? told) => string.Equals(told, whom.Trim(), StringComparison.OrdinalIgnoreCase);
        return people.Find(one => Is(one.Email)) ?? (people.FindAll(one => Is(one.Name)) is [var only] ? only : null);
    }

    // As the product itself would take it from the settings; it need not run.
    private static string AddressOf(WebApplication app, string? urls)
    {
        var listens = urls ?? (app.Configuration["urls"] is { Length: > 0 } configured ? configured : app.Urls.FirstOrDefault(BotHost.DefaultUrl));
        return listens.Split(';')[0].Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal).TrimEnd('/');
    }
}
