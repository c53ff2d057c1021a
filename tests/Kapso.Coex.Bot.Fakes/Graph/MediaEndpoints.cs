using System.Globalization;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Numbers;
using Microsoft.AspNetCore.Http;

namespace Kapso.Coex.Bot.Fakes.Graph;

/// <summary>Files in two steps: what it is and where, with the id; the bytes, with the address.</summary>
internal static class MediaEndpoints
{
    public static IResult Describe(HttpContext http, string id, FakeNumber number)
    {
        if (number.Turns(http) is { } turnedAway)
        {
            return turnedAway;
        }

        if (id == number.Options.PhoneNumberId)
        {
            return GraphEndpoints.Answer(About(number.Options));
        }

        return Find(http, id, number) is not { } media
            ? GraphEndpoints.Refuse(MetaErrors.NoSuchObject(id))
            : GraphEndpoints.Answer(new JsonObject
            {
                ["messaging_product"] = "whatsapp",
                ["url"] = number.Media.AddressOf(media).ToString(),
                ["mime_type"] = media.Type,
                ["sha256"] = Convert.ToHexStringLower(media.Sha256), // in the webhook it is base64
                ["file_size"] = media.Bytes.Length.ToString(CultureInfo.InvariantCulture),
                ["id"] = media.Id,
            });
    }

    /// <summary>The bytes. As Meta's host does, it wants the token and a User-Agent.</summary>
    public static IResult Download(HttpContext http, FakeNumber number)
    {
        if (http.Request.Headers.UserAgent.Count == 0)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (!number.HasToken(http))
        {
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        var fault = number.DownloadFaults.Take();
        if (fault is Fault.Reset or Fault.DropAnswer)
        {
            http.Abort();
            return Results.Empty;
        }

        if (fault is Fault.Http(var status, var body))
        {
            return Results.Text(body, "text/html", statusCode: status);
        }

        var query = http.Request.Query;
        return number.Media.FindByAddress(query["mid"], query["ext"], query["hash"]) is not { } media ? Results.NotFound()
            : Results.Bytes(fault is Fault.Corrupt ? [.. media.Bytes, 0] : media.Bytes, media.Type);
    }

    public static IResult Forget(HttpContext http, string id, FakeNumber number) =>
        number.Turns(http) is { } turnedAway ? turnedAway
        : Find(http, id, number) is not null && number.Media.Forget(id) ? GraphEndpoints.Answer(new JsonObject { ["success"] = true })
        : GraphEndpoints.Refuse(MetaErrors.NoSuchObject(id));

    public static async Task<IResult> Upload(HttpContext http, string id, FakeNumber number)
    {
        if (number.Turns(http) is { } turnedAway)
        {
            return turnedAway;
        }

        if (id != number.Options.PhoneNumberId)
        {
            return GraphEndpoints.Refuse(MetaErrors.NoSuchObject(id));
        }

        if (number.UploadFaults.Take() is { } fault)
        {
            return fault switch
            {
                Fault.Code(var code, var details) => GraphEndpoints.Refuse(MetaErrors.Of(code, details)),
                Fault.Http(var status, var body) => Results.Text(body, "text/html", statusCode: status),
                _ => throw new NotSupportedException($"{fault.GetType().Name} is nothing that happens to an upload here."),
            };
        }

        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync() : FormCollection.Empty;
        if (form["messaging_product"] != "whatsapp")
        {
            return GraphEndpoints.Refuse(MetaErrors.Required("messaging_product"));
        }

        if (form.Files.GetFile("file") is not { } file)
        {
            return GraphEndpoints.Refuse(MetaErrors.Required("file"));
        }

        var type = form["type"] is [{ Length: > 0 } said] ? said : file.ContentType ?? "";
        if (MediaRules.Upload(type, file.Length) is { } refused)
        {
            return GraphEndpoints.Refuse(refused);
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return GraphEndpoints.Answer(new JsonObject { ["id"] = number.Media.Keep(bytes.ToArray(), type, uploaded: true).Id });
    }

    private static MediaLibrary.Media? Find(HttpContext http, string id, FakeNumber number) =>
        number.OwnsMediaOf(http.Request.Query["phone_number_id"]) ? number.Media.Find(id) : null;

    private static JsonObject About(FakeNumberOptions number) => new()
    {
        ["id"] = number.PhoneNumberId,
        ["display_phone_number"] = number.DisplayNumber,
        ["verified_name"] = "Kapso",
        ["quality_rating"] = "GREEN",
        ["is_on_biz_app"] = number.IsCoexistence,
        ["platform_type"] = "CLOUD_API",
    };
}
