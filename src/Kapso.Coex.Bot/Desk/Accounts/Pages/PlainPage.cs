using System.Globalization;
using Kapso.Coex.Bot.Engine.Escalations;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Kapso.Coex.Bot.Desk.Accounts.Pages;

/// <summary>A page that is drawn once for each request: forms and no script, because it sets cookies.</summary>
[ExcludeFromInteractiveRouting]
public abstract class PlainPage : ComponentBase
{
    private readonly Dictionary<string, string> errors = [];

    [Inject]
    internal IStringLocalizer<AccountTexts> T { get; set; } = default!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = default!;

    [Inject]
    internal DeskClock Times { get; set; } = default!;

    [CascadingParameter]
    internal HttpContext Http { get; set; } = default!;

    /// <summary>The form that was sent was an old one, or somebody else's.</summary>
    [SupplyParameterFromQuery(Name = OldForms.Mark)]
    internal string? Old { get; set; }

    protected bool HasErrors => errors.Count > 0;

    // Asked for when a form is sent, and not when a page is looked at: this loads EF Core.
    private protected FrontDoor Door => Http.RequestServices.GetRequiredService<FrontDoor>();

    private protected Agent Me => Http.User.AgentOf();

    /// <summary>What is wrong with the field of that name; null when nothing is.</summary>
    protected string? Error(string field) => errors.GetValueOrDefault(field);

    protected string Title(string title) => HasErrors ? $"{T["Error"]}: {title}" : title;

    private protected void Wrong(string field, string text, params object[] parts) => errors.TryAdd(field, T[text, parts]);

    /// <summary>False when this address has tried often enough for now; then it says for how long.</summary>
    private protected bool MayTry(SignInPace pace, string field)
    {
        if (pace.Take(Http) is not { } wait)
        {
            return true;
        }

        var seconds = Math.Ceiling(wait.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
        Http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        Http.Response.Headers.RetryAfter = seconds;
        Wrong(field, "TooManyTries", seconds);
        return false;
    }

    private protected void CheckPassword(string field, string? password, string name, string email)
    {
        if (Passwords.Mistake(password ?? "", name, email) is { } mistake)
        {
            Wrong(field, $"Password{mistake}", Passwords.Shortest, Passwords.Longest);
        }
    }

    private protected void GoTo(string address) => Navigation.NavigateTo(address);
}
