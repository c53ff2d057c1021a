namespace Kapso.Coex.Bot.Evidence;

/// <summary>Pictures that customers send: checked, made anew, kept.</summary>
internal static class EvidenceRoom
{
    public static void AddEvidence(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PictureCheck>();
        builder.Services.AddSingleton<IAttachments, StoredAttachments>();
    }
}
