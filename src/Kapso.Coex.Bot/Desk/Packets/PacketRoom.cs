using System.IO.Compression;
using System.Net.Mime;
using System.Text;
using Kapso.Coex.Bot.Evidence;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Desk.Packets;

/// <summary>Gives out the packet for Meta's support: to copy, or with the pictures to download.</summary>
internal static class PacketRoom
{
    private const int EventsLookedAt = 2000;

    public static void MapPackets(this IEndpointRouteBuilder escalation)
    {
        escalation.MapGet("/packet", Text);
        escalation.MapGet("/packet.zip", Archive);
    }

    private static async Task<IResult> Text(string id, Store store, TimeProvider clock) =>
        await store.Escalation(id) is { } escalation
            ? Results.Text(await TextOf(escalation, store, clock), MediaTypeNames.Text.Plain, Encoding.UTF8)
            : NoSuchCase();

    private static async Task<IResult> Archive(string id, Store store, IAttachments attachments, TimeProvider clock)
    {
        if (await store.Escalation(id) is not { } escalation)
        {
            return NoSuchCase();
        }

        using var written = new MemoryStream();
        using (var archive = new ZipArchive(written, ZipArchiveMode.Create, leaveOpen: true))
        {
            await Add(archive, "for-meta-support.txt", Encoding.UTF8.GetBytes(await TextOf(escalation, store, clock)));
            var pictures = MetaPacket.Pictures(EscalationView.BriefOf(escalation));
            for (var place = 0; place < pictures.Count; place++)
            {
                if (await attachments.Find(escalation.Conversation, pictures[place]) is { } picture)
                {
                    await Add(archive, $"{MetaPacket.NameOf(place)}{(picture.ContentType == MediaTypeNames.Image.Png ? ".png" : ".jpg")}", picture.Content);
                }
            }
        }

        return Results.File(written.ToArray(), MediaTypeNames.Application.Zip, "for-meta-support.zip");
    }

    private static async Task<string> TextOf(StoredEscalation escalation, Store store, TimeProvider clock)
    {
        var brief = EscalationView.BriefOf(escalation);
        List<string> ids = [.. brief.Evidence.SelectMany(line => line.Values)];
        return MetaPacket.Text(brief, AccountEventView.Concerning(ids, await store.AccountEvents(EventsLookedAt)), clock.GetUtcNow());
    }

    private static async Task Add(ZipArchive archive, string name, byte[] content)
    {
        await using var entry = await archive.CreateEntry(name, CompressionLevel.Optimal).OpenAsync();
        await entry.WriteAsync(content);
    }

    private static IResult NoSuchCase() => Results.Problem("There is no such escalation.", statusCode: StatusCodes.Status404NotFound);
}
