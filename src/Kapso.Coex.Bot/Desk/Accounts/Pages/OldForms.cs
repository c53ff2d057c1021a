using Microsoft.AspNetCore.Antiforgery;

namespace Kapso.Coex.Bot.Desk.Accounts.Pages;

/// <summary>
/// A form that is not of this visit changes nothing: it was sent by another site, or opened before somebody signed in or out elsewhere. Who
/// sent it themselves gets the page once more, and is told.
/// </summary>
internal static class OldForms
{
    public const string Mark = "old-form";

    public static Task Refuse(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = $"{http.Request.Path}{http.Request.QueryString.Add(Mark, "1")}";
        return Task.CompletedTask;
    }
}
