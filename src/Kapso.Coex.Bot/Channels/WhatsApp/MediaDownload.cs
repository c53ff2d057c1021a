using System.Net;
using System.Security.Cryptography;
using Kapso.Coex.Bot.Channels.WhatsApp.Wire;
using Kapso.Coex.Bot.Evidence;

namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>
/// Fetches a received file: from where the webhook says, while that is good; else it asks for a new address, once. The key goes to the
/// account's own hosts only, and nothing else is ever fetched.
/// </summary>
internal sealed class MediaDownload(GraphAccount account, IHttpClientFactory clients, TimeProvider clock)
{
    private const int LargestAnswer = 64 * 1024;

    /// <summary>A little more than we take, so that the check says in its own words what is too large.</summary>
    public const int Largest = PictureCheck.LargestFile + (64 * 1024);

    private const int Tries = 2;
    private readonly KeyedGet get = new(account, clients, clock);

    public async Task<MediaOutcome> Fetch(MediaReference file, CancellationToken cancelled)
    {
        var place = MediaHost.Trusted(file.Url, account) is { } named ? new MediaPlace(named.AbsoluteUri, null, null) : null;
        if (place is null && !IsPlain(file.Id))
        {
            return new MediaOutcome.Refused($"There is neither an id of {account.Name}'s nor an address at {account.Name}'s hosts.");
        }

        // Without an id there is no other address than the first.
        var isFresh = !IsPlain(file.Id);
        var differed = 0;
        while (true)
        {
            if (place is null)
            {
                switch (await Locate(file.Id, cancelled))
                {
                    case Located.At(var found):
                        (place, isFresh) = (found, true);
                        break;
                    case Located.Not(var why):
                        return why;
                }
            }

            switch (await Load(place!, cancelled))
            {
                case Loaded.Stale(var finally_) when isFresh:
                    return finally_;
                case Loaded.Stale:
                    place = null;
                    break;
                case Loaded.Ended(MediaOutcome.Fetched got) when !IsAsPromised(got.Content.Span, file.Sha256 ?? place!.Sha256):
                    if (++differed == Tries)
                    {
                        return new MediaOutcome.Refused("What came is not what was promised: its hash differs.");
                    }

                    break;
                case Loaded.Ended(var outcome):
                    return outcome;
            }
        }
    }

    /// <summary>Step one: where does it lie?</summary>
    private async Task<Located> Locate(string id, CancellationToken cancelled)
    {
        return await get.From(account.Media(id), LargestAnswer, cancelled) switch
        {
            KeyedGet.Answer.None(var why) => new Located.Not(new MediaOutcome.TryLater(why)),
            KeyedGet.Answer.Came { Body: var body } when MetaAnswer.ErrorIn(body) is var (why, subcode) => new Located.Not(Outcome(why, subcode)),
            KeyedGet.Answer.Came { Status: HttpStatusCode.NotFound or HttpStatusCode.Gone } => new Located.Not(new MediaOutcome.Gone()),
            KeyedGet.Answer.Came { Status: HttpStatusCode.OK, Body: var body } => Place(MediaPlace.Read(body)),
            _ => new Located.Not(new MediaOutcome.TryLater($"{account.Name} did not say where the file lies")),
        };
    }

    private Located Place(MediaPlace? place) => place switch
    {
        null => new Located.Not(new MediaOutcome.TryLater($"{account.Name} did not say where the file lies")),
        { Size: > Largest } => new Located.Not(new MediaOutcome.TooLarge()),
        _ when MediaHost.Trusted(place.Address, account) is null => new Located.Not(new MediaOutcome.Refused($"The file lies at a host that is not {account.Name}'s.")),
        _ => new Located.At(place),
    };

    /// <summary>Unknown ids are 100 with 33; 131052 is a file that WhatsApp itself could not get.</summary>
    private static MediaOutcome Outcome(DeliveryError why, int? subcode) => why.Code switch
    {
        100 or MetaErrors.NoSuchObject or 131052 => new MediaOutcome.Gone(),
        _ => MetaErrors.Outcome(why, subcode, null) is SendOutcome.Refused
            ? new MediaOutcome.Refused($"Error {why.Code}: {why.Detail}")
            : new MediaOutcome.TryLater($"Error {why.Code}: {why.Detail}"),
    };

    /// <summary>Step two: the bytes.</summary>
    private async Task<Loaded> Load(MediaPlace place, CancellationToken cancelled)
    {
        return await get.From(new Uri(place.Address), Largest, cancelled) switch
        {
            KeyedGet.Answer.None(var why) => new Loaded.Ended(new MediaOutcome.TryLater(why)),
            KeyedGet.Answer.TooMuch => new Loaded.Ended(new MediaOutcome.TooLarge()),
            KeyedGet.Answer.Came { Status: HttpStatusCode.OK, Body: var content } => new Loaded.Ended(new MediaOutcome.Fetched(content)),
            KeyedGet.Answer.Came { Status: var status } => NotThere(status),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is no answer."),
        };
    }

    private Loaded NotThere(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotFound or HttpStatusCode.Gone => new Loaded.Stale(new MediaOutcome.Gone()),
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new Loaded.Stale(new MediaOutcome.TryLater($"{account.Name}'s media host did not accept the key")),
        >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest => new Loaded.Stale(new MediaOutcome.Refused("The file's address leads elsewhere, and the key is not carried there.")),
        HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError =>
            new Loaded.Ended(new MediaOutcome.TryLater($"{account.Name}'s media host answered {(int)status}")),
        _ => new Loaded.Stale(new MediaOutcome.Refused($"{account.Name}'s media host answered {(int)status}.")),
    };

    private static bool IsAsPromised(ReadOnlySpan<byte> content, byte[]? promised) =>
        promised is null || CryptographicOperations.FixedTimeEquals(SHA256.HashData(content), promised);

    private static bool IsPlain(string id) => id.Length is > 0 and <= 256 && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    private abstract record Located
    {
        public sealed record At(MediaPlace Place) : Located;

        public sealed record Not(MediaOutcome Why) : Located;
    }

    private abstract record Loaded
    {
        public sealed record Ended(MediaOutcome Outcome) : Loaded;

        /// <summary>The address is no good any more; with a new one, what it means then.</summary>
        public sealed record Stale(MediaOutcome Otherwise) : Loaded;
    }
}
