namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>Stands on an endpoint of the API that signed-in agents may not use, and leads may.</summary>
internal sealed record ForLeads;
