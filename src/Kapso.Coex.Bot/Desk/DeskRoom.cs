using System.Net.Mime;
using System.Text;
using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Channels.Widget;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Desk.Accounts;
using Kapso.Coex.Bot.Desk.Audit;
using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Desk.Measures;
using Kapso.Coex.Bot.Desk.Packets;
using Kapso.Coex.Bot.Desk.Webhooks;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Evidence;
using Kapso.Coex.Bot.Storage;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Desk;

/// <summary>Where agents find what was handed to them.</summary>
internal static class DeskRoom
{
    public const string Escalations = "/api/desk/escalations";
    private const int MostOnAPage = 200;
    private const int EventsLookedAt = 2000;
    private static readonly string[] States = ["open", "taken", "closed"];

    public static void AddDesk(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<DeskOptions>().BindConfiguration(DeskOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<DeskKey>().AddSingleton<DeskClock>().AddSingleton<Looks>();
        builder.AddAccounts();
        builder.AddCases();
        builder.AddMeasures();
        builder.AddWebhooks();
    }

    public static void MapDesk(this WebApplication app)
    {
        var escalations = Locked(app.MapGroup(Escalations));
        escalations.MapGet("/", List);
        escalations.MapGet("/{id}", Show).WithMetadata(new Audited(AuditAct.SawCase));
        escalations.MapGet("/{id}/files/{file}", ShowFile).WithMetadata(new Audited(AuditAct.SawFile));
        escalations.MapGet("/{id}/transcript", ShowTranscript).WithMetadata(new Audited(AuditAct.Exported));
        escalations.MapGroup("/{id}").WithMetadata(new Audited(AuditAct.MadePacket)).MapPackets();
        Locked(app.MapGroup(MeasuresRoom.Path).WithMetadata(new ForLeads())).MapMeasures();
    }

    private static RouteGroupBuilder Locked(RouteGroupBuilder routes) =>
        routes.AddEndpointFilter((context, next) => context.HttpContext.RequestServices.GetRequiredService<DeskKey>().InvokeAsync(context, next));

    private static async Task<IResult> List(Store store, string? state = null, int limit = 50, string? after = null)
    {
        if (state is not null && !States.Contains(state))
        {
            return Results.Problem($"'{state}' is not a state. Use open, taken or closed.", statusCode: StatusCodes.Status400BadRequest);
        }

        if (limit is < 1 or > MostOnAPage)
        {
            return Results.Problem($"limit is from 1 to {MostOnAPage}.", statusCode: StatusCodes.Status400BadRequest);
        }

        var page = await store.EscalationsPage(state, after, limit + 1);
        var items = new List<EscalationView>();
        foreach (var escalation in page.Take(limit))
        {
            items.Add(EscalationView.Short(escalation).At(await store.Case(escalation.Id)));
        }

        return Results.Json(new { items, next = page.Count > limit ? items[^1].Id : null });
    }

    private static async Task<IResult> Show(string id, Store store, ChannelHealth health, TimeProvider clock)
    {
        if (await store.Escalation(id) is not { } escalation)
        {
            return Results.Problem("There is no such escalation.", statusCode: StatusCodes.Status404NotFound);
        }

        var conversation = escalation.Conversation;
        var view = EscalationView.Whole(escalation, await store.Attachments(conversation)).At(await store.Case(id));
        var signed = await store.Identity(conversation);
        List<string> ids = [.. view.Evidence?.SelectMany(line => line.Values) ?? [], .. signed?.PhoneNumberIds ?? [], .. signed?.WabaIds ?? []];
        return Results.Json(view with
        {
            Person = PersonView.Of(signed),
            Contact = await store.Person(conversation) is { } person
                ? ContactView.Of(person, await store.Held(conversation), await store.Deliveries(conversation), health, clock.GetUtcNow())
                : null,
            AccountEvents = AccountEventView.Concerning(ids, await store.AccountEvents(EventsLookedAt)),
        });
    }

    private static async Task<IResult> ShowTranscript(
        string id, Store store, ITranscript transcript, KnowledgeBase knowledge, IOptions<WidgetOptions> widget, CancellationToken cancelled)
    {
        if (await store.Escalation(id) is not { } escalation)
        {
            return Results.Problem("There is no such escalation.", statusCode: StatusCodes.Status404NotFound);
        }

        var text = new TranscriptText(knowledge.Now.Phrases, LanguageCodes.FromLocale(escalation.Language) ?? Language.English, widget.Value.BotName);
        return Results.File(Encoding.UTF8.GetBytes(await text.Of(escalation.Conversation, transcript, cancelled)), $"{MediaTypeNames.Text.Plain}; charset=utf-8", "transcript.txt");
    }

    private static async Task<IResult> ShowFile(string id, string file, Store store, IAttachments attachments, HttpContext http)
    {
        if (await store.Escalation(id) is not { } escalation || await attachments.Find(escalation.Conversation, file) is not { } found)
        {
            return Results.Problem("There is no such file.", statusCode: StatusCodes.Status404NotFound);
        }

        return found.Serve(http);
    }
}
