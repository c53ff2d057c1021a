using System.Globalization;
using System.Text;
using Kapso.Coex.Bot.Channels.Widget.Wire;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>What Web Chat does not show and a page puts around it: how the conversation stands, and its transcript.</summary>
internal sealed class Surroundings(Onlooker onlooker, ITranscript transcript, Seals seals, IOptions<WidgetOptions> options, TimeProvider clock)
{
    public static void Map(RouteGroupBuilder widget)
    {
        widget.MapGet("/state", (HttpContext http, Surroundings around) => ForItsVisitor(http, around.State));
        widget.MapGet("/demo/brief", (HttpContext http, Surroundings around) => ForItsVisitor(http, around.Brief));
        widget.MapGet("/transcript", (HttpContext http, Surroundings around) => ForItsVisitor(http, around.Transcript));
    }

    // A token is for one conversation, so no id is asked for and none can be guessed.
    private static async Task<IResult> ForItsVisitor(HttpContext http, Func<ConversationId, HttpContext, Task<IResult>> show)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Visitor.Of(http).OwnConversation is { } own
            ? await show(own, http)
            : Refusals.Forbidden("This needs a visitor's token, which stands for one conversation.");
    }

    private async Task<IResult> State(ConversationId id, HttpContext http)
    {
        var sight = await onlooker.See(id, PageLanguage(http));
        var knowledge = onlooker.Knowledge;
        var state = new StateAnswer(
            id.Value,
            sight.Language.Code(),
            With(sight),
            Progress.Of(sight.Conversation, knowledge) is { } at ? ProgressOf(at, sight.Language) : null,
            EvidenceOf(sight, knowledge, http).In(sight.Language),
            Ended(sight.Conversation, knowledge));
        return Results.Json(state, StateJson.Default.StateAnswer);
    }

    private async Task<IResult> Brief(ConversationId id, HttpContext http)
    {
        var sight = await onlooker.See(id, PageLanguage(http));
        var knowledge = onlooker.Knowledge;
        return Results.Json(AgentsView.Of(sight.Conversation, EvidenceOf(sight, knowledge, http), knowledge, clock.GetUtcNow()), StateJson.Default.BriefAnswer);
    }

    private async Task<IResult> Transcript(ConversationId id, HttpContext http)
    {
        var sight = await onlooker.See(id, PageLanguage(http));
        var text = new TranscriptText(onlooker.Knowledge.Phrases, sight.Language, options.Value.BotName);
        var whole = await text.Of(id, transcript, http.RequestAborted);
        var name = $"kapso-{clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.txt";
        return Results.File(Encoding.UTF8.GetBytes(whole), "text/plain; charset=utf-8", name);
    }

    private EvidenceList EvidenceOf(Sight sight, Knowledge knowledge, HttpContext http) => new(
        sight.Conversation, knowledge, sight.Files, new FileLinks(seals, $"{http.Request.Scheme}://{http.Request.Host}", sight.Conversation.Id));

    private Partner With(Sight sight) => sight switch
    {
        { IsTaken: true } => new Partner("person", sight.Agent ?? options.Value.BotName),
        { Conversation.State: ConversationState.WithPerson } => new Partner("waiting", options.Value.BotName),
        _ => new Partner("bot", options.Value.BotName),
    };

    private static ProgressAnswer ProgressOf(Progress at, Language language) =>
        new(at.Playbook.Id.Value, at.Playbook.Choice.In(language), at.Step.Id.Value, at.Number, at.About);

    private static string? Ended(Conversation conversation, Knowledge knowledge) => conversation.State switch
    {
        ConversationState.Resolved => "solved",
        ConversationState.WithPerson => "handed-over",
        ConversationState.Following => Progress.Of(conversation, knowledge) is { Step: Step.Rest } ? "rested" : null,
        _ => null,
    };

    private static Language? PageLanguage(HttpContext http) => http.Request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(wanted => wanted.Quality ?? 1)
        .Select(wanted => LanguageCodes.FromLocale(wanted.Value.Value))
        .FirstOrDefault(language => language is not null);
}
