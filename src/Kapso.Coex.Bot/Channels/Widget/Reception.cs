using Kapso.Coex.Bot.Channels.Widget.Wire;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>Where a visitor of one of our pages, or of a site that may embed us, gets a token: for a new conversation, for the one they had, or for that of the person they are.</summary>
internal sealed class Reception(Origins origins, Passes passes, SignedIdentities identities, Limits limits, Store store, IInbox inbox)
{
    public async Task<IResult> Welcome(HttpContext http, CancellationToken cancelled)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!origins.Allows(http.Request))
        {
            return Results.Problem("This site may not open conversations. Add it to Widget:AllowedOrigins if it should.", statusCode: StatusCodes.Status403Forbidden);
        }

        if (limits.NewConversation(http) is { } tooMany)
        {
            return tooMany;
        }

        var (visit, refusal) = await RequestBody.Read(http.Request, WireJson.Lean.Visit, cancelled);
        if (refusal is not null)
        {
            return Results.Problem("The body is no JSON object with identity, token or fresh.", statusCode: StatusCodes.Status400BadRequest);
        }

        var before = visit is { Token: { Length: > 0 } old } ? await Before(old, http.Request) : null;
        if (visit is not { Identity: { Length: > 0 } shown })
        {
            return Admit(http, before ?? NewSeat(), null);
        }

        return await identities.Read(shown) switch
        {
            ShownIdentity.Good(var person) => Admit(http, await SeatFor(person, before, visit.Fresh == true, cancelled), "accepted"),
            ShownIdentity.Refused refused => Results.Problem(refused.Why, statusCode: StatusCodes.Status400BadRequest, extensions: new Dictionary<string, object?> { ["code"] = refused.Code }),
            var other => throw new InvalidOperationException($"{other} is no reading."),
        };
    }

    /// <summary>The conversation of a token that still opens one, or still buys another.</summary>
    private async Task<Seat?> Before(string token, HttpRequest request) => await passes.Read(token) switch
    {
        ShownPass.Good { Pass: var pass } when Origins.Fits(pass, request) => new Seat(pass.Conversation, pass.User),
        ShownPass.Expired { Renewable: true, Pass: var pass } when Origins.Fits(pass, request) => new Seat(pass.Conversation, pass.User),
        _ => null,
    };

    private async Task<Seat> SeatFor(Identity person, Seat? before, bool fresh, CancellationToken cancelled)
    {
        var last = await store.SeatOf(person);
        var ended = last is not null && (fresh || !await IsOpen(last.Conversation)) ? last.Conversation : (ConversationId?)null;
        var spare = NewSeat();
        var seat = await store.Recognise(person, fresh ? spare : before ?? spare, ended, spare);
        if (await store.Load(seat.Conversation) is not null)
        {
            await inbox.Vouch(seat.Conversation, person.Ids, cancelled);
        }

        return seat;
    }

    /// <summary>Neither solved nor closed by the person who had it. What was not begun yet is open.</summary>
    private async Task<bool> IsOpen(ConversationId conversation) =>
        await store.Load(conversation) is not { } loaded || Recollection.Of(loaded).State switch
        {
            ConversationState.Resolved => false,
            ConversationState.WithPerson person => await store.Escalation(person.Escalation.Value) is not { State: "closed" },
            _ => true,
        };

    private IResult Admit(HttpContext http, Seat seat, string? identity)
    {
        var pass = new Pass(seat.Conversation, seat.User, Origins.From(http.Request) is { } origin ? [origin] : []);
        return Results.Json(
            new VisitorToken(passes.Issue(pass), pass.Conversation.Value, pass.User, (int)passes.Lifetime.TotalSeconds) { Identity = identity },
            WireJson.Lean.VisitorToken);
    }

    private static Seat NewSeat() => new(Names.NewConversation(), Names.NewUser());
}
