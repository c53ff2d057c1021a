using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>What a code turned out to be.</summary>
internal enum CodeKind
{
    None,
    App,
    Paper,
}

/// <summary>The code from an app on the phone, and the codes on paper for when the phone is gone.</summary>
internal sealed class SecondStep(Agents agents)
{
    private const int KeyBytes = 20;
    private const int PaperCodes = 10;
    private const int DigitsOfAnApp = 6;

    /// <summary>The key that the app is to have. Made the first time; good for nothing until a code of it was seen.</summary>
    public async Task<string> Key(AgentRow agent)
    {
        if (await agents.GetAuthenticatorKeyAsync(agent) is { Length: > 0 } key)
        {
            return key;
        }

        var made = Base32.Write(System.Security.Cryptography.RandomNumberGenerator.GetBytes(KeyBytes));
        await agents.Rows.SetAuthenticatorKeyAsync(agent, made, CancellationToken.None);
        await agents.UpdateAsync(agent);
        return made;
    }

    /// <summary>Demands a code from now on, once the app has shown that it makes the right ones. Gives the codes for paper, or null for a wrong one.</summary>
    public async Task<IReadOnlyList<string>?> TurnOn(AgentRow agent, string code)
    {
        if (!await FitsTheApp(agent, Bare(code)))
        {
            return null;
        }

        await agents.SetTwoFactorEnabledAsync(agent, true);
        return await NewCodes(agent);
    }

    public async Task<IReadOnlyList<string>> NewCodes(AgentRow agent) =>
        [.. await agents.GenerateNewTwoFactorRecoveryCodesAsync(agent, PaperCodes) ?? []];

    /// <summary>Demands no code any more, and forgets the key: another time there is another.</summary>
    public async Task TurnOff(AgentRow agent)
    {
        await agents.RemoveAuthenticationTokenAsync(agent, "[AspNetUserStore]", "AuthenticatorKey");
        await agents.Rows.ReplaceCodesAsync(agent, [], CancellationToken.None);
        await agents.SetTwoFactorEnabledAsync(agent, false);
    }

    /// <summary>A code of the app's that was not used yet, or one from paper. Either is good once.</summary>
    public async Task<CodeKind> Accepts(AgentRow agent, string code)
    {
        var bare = Bare(code);
        return bare.Length == DigitsOfAnApp
            ? await FitsTheApp(agent, bare) ? CodeKind.App : CodeKind.None
            : (await agents.RedeemTwoFactorRecoveryCodeAsync(agent, bare)).Succeeded ? CodeKind.Paper : CodeKind.None;
    }

    private async Task<bool> FitsTheApp(AgentRow agent, string code)
    {
        if (await agents.GetAuthenticatorKeyAsync(agent) is not { Length: > 0 } key || Totp.Verify(Base32.Read(key), code, agents.Now, agent.LastCode) is not { } halfMinute)
        {
            return false;
        }

        agent.LastCode = halfMinute;
        return (await agents.UpdateAsync(agent)).Succeeded; // fails for the second of two at once
    }

    private static string Bare(string code) => string.Concat(code.Where(char.IsAsciiLetterOrDigit));
}
