using Kapso.Coex.Bot.Fakes.Numbers;

namespace Kapso.Coex.Bot.Fakes.Meta;

/// <summary>A number that Meta serves directly.</summary>
internal sealed record FakeMetaOptions : FakeNumberOptions
{
    public string AccessToken { get; init; } = "fake-meta-access-token";

    public string AppSecret { get; init; } = "fake-meta-app-secret";

    public string VerifyToken { get; init; } = "fake-meta-verify-token";

    public string GraphVersion { get; init; } = "v25.0";
}
