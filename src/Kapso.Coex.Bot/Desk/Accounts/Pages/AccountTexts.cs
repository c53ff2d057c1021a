namespace Kapso.Coex.Bot.Desk.Accounts.Pages;

/// <summary>What the pages about accounts say: AccountTexts.resx in English, AccountTexts.es.resx in Spanish.</summary>
internal sealed class AccountTexts;
