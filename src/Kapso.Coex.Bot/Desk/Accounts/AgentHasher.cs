using Kapso.Coex.Bot.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>Identity's hasher (PBKDF2, SHA-512), as often as OWASP asks for, over the same letters whatever keyboard they came from.</summary>
internal sealed class AgentHasher() : PasswordHasher<AgentRow>(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }))
{
    private const int Rounds = 210_000;

    public override string HashPassword(AgentRow user, string password) => base.HashPassword(user, Passwords.Normal(password));

    public override PasswordVerificationResult VerifyHashedPassword(AgentRow user, string hashedPassword, string providedPassword) =>
        base.VerifyHashedPassword(user, hashedPassword, Passwords.Normal(providedPassword));
}
