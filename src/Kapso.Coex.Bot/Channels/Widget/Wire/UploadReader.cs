using Kapso.Coex.Bot.Evidence;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Kapso.Coex.Bot.Channels.Widget.Wire;

/// <summary>
/// Reads an upload, which is one activity and its files as parts, or one raw file. What a part is, its Content-Type says: clients
/// disagree about names and file names.
/// </summary>
internal static class UploadReader
{
    public const int LargestUpload = 30_000_000;
    private const int MostFiles = 20;
    private const string ActivityType = "application/vnd.microsoft.activity";

    /// <exception cref="UploadRefused">The upload is not one that we take; the message is for its sender.</exception>
    /// <exception cref="InvalidDataException">The body is not what its Content-Type says.</exception>
    public static async Task<Upload> Read(HttpRequest request, CancellationToken cancelled)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
        {
            throw new UploadRefused("An upload needs a Content-Type.");
        }

        return type.MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
            ? await ReadParts(request.Body, type, cancelled)
            : new Upload(null, [await ReadFile(request.Body, type.MediaType.Value!, request.Headers.ContentDisposition, cancelled)]);
    }

    private static async Task<Upload> ReadParts(Stream body, MediaTypeHeaderValue type, CancellationToken cancelled)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary);
        if (boundary.Length is 0 or > 70)
        {
            throw new UploadRefused("A multipart upload needs a boundary of at most 70 characters.");
        }

        ReadOnlyMemory<byte>? activity = null;
        var files = new List<UploadedFile>();
        var parts = new MultipartReader(boundary.Value!, body);
        while (await parts.ReadNextSectionAsync(cancelled) is { } part)
        {
            var partType = MediaTypeHeaderValue.TryParse(part.ContentType, out var told) ? told.MediaType.Value! : "application/octet-stream";
            if (partType.Equals(ActivityType, StringComparison.OrdinalIgnoreCase))
            {
                var (json, whole) = await ReadUpTo(RequestBody.LargestActivity, part.Body, cancelled);
                activity = json.Length == whole ? json : throw new UploadRefused($"An activity is at most {RequestBody.LargestActivity} bytes.");
            }
            else if (files.Count < MostFiles)
            {
                files.Add(await ReadFile(part.Body, partType, part.ContentDisposition, cancelled));
            }
            else
            {
                throw new UploadRefused($"An upload has at most {MostFiles} files.");
            }
        }

        return new Upload(activity, files);
    }

    private static async Task<UploadedFile> ReadFile(Stream body, string contentType, string? disposition, CancellationToken cancelled)
    {
        var name = ContentDispositionHeaderValue.TryParse(disposition, out var told)
            ? told.FileNameStar.Length > 0 ? told.FileNameStar : told.FileName
            : default;
        var (content, size) = await ReadUpTo(PictureCheck.LargestFile, body, cancelled);
        return new UploadedFile(FileName.Clean(HeaderUtilities.RemoveQuotes(name).Value), FileName.CleanType(contentType), content, size);
    }

    // What is beyond the limit is read, counted and forgotten, so that the bot can say what was wrong.
    private static async Task<(ReadOnlyMemory<byte> Content, long Size)> ReadUpTo(int limit, Stream body, CancellationToken cancelled)
    {
        var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        long size = 0;
        while (await body.ReadAsync(buffer, cancelled) is > 0 and var read)
        {
            size += read;
            if (size <= limit)
            {
                content.Write(buffer, 0, read);
            }
            else
            {
                content.SetLength(0);
                content.Capacity = 0;
            }
        }

        return (content.GetBuffer().AsMemory(0, (int)content.Length), size);
    }
}

/// <summary>An upload is not one that we take.</summary>
/// <param name="why">In words of ours, for its sender.</param>
internal sealed class UploadRefused(string why) : Exception(why);

/// <summary>What came in one upload.</summary>
/// <param name="Activity">The activity's JSON; null when there were only files.</param>
internal sealed record Upload(ReadOnlyMemory<byte>? Activity, IReadOnlyList<UploadedFile> Files);

/// <summary>A file as it came.</summary>
/// <param name="Content">Nothing when the file is larger than we take.</param>
/// <param name="Size">How large it was.</param>
internal sealed record UploadedFile(string Name, string ContentType, ReadOnlyMemory<byte> Content, long Size);
