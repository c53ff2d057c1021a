namespace Kapso.Coex.Bot.Engine.Triage;

/// <summary>One of Meta's codes as found in a text.</summary>
/// <param name="Digits">Plain ASCII digits, however it was written.</param>
/// <param name="IsKnown">Whether we know what it means. An unknown one is said to be unknown and kept word for word.</param>
public readonly record struct ErrorCode(string Digits, bool IsKnown)
{
    /// <summary>Onboarding codes have seven digits, all others of Meta's have fewer.</summary>
    public bool IsOnboarding => Digits.Length == 7;
}
