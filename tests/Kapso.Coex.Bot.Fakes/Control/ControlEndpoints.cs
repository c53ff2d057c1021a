using Kapso.Coex.Bot.Fakes.Kapso;
using Kapso.Coex.Bot.Fakes.Meta;
using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Fakes.Phones;
using Kapso.Coex.Bot.Fakes.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kapso.Coex.Bot.Fakes.Control;

/// <summary>Lets scripts be the people: what tests do in C#, over HTTP under <c>/_fake</c>.</summary>
internal static class ControlEndpoints
{
    public static void MapControl(this IEndpointRouteBuilder routes, FakeNumber number)
    {
        var fake = routes.MapGroup("/_fake");
        fake.MapGet("/settings", () => number.Settings);
        fake.MapPut("/bot", (Uri url) => number.Connect(url));
        fake.MapPut("/delivery", (Deliveries asked) =>
        {
            number.Post.Policy = asked.ToPolicy();
        });
        fake.MapPost("/faults", (Trouble asked) => number.Faults.Next(asked.ToFault(), asked.Times));
        fake.MapGet("/sent", () => number.Sent.Select(sent => new { sent.Id, sent.Input, sent.OurId, sent.Wire, failed = sent.WillFail?.Code }));
        fake.MapGet("/attempts", () => number.Post.Attempts);
        fake.MapPost("/phones", (Newcomer asked) => Results.Ok(Describe(number.Phone(asked.Number, asked.Name, asked.UserId))));

        var phone = fake.MapGroup("/phones/{who}");
        phone.MapGet("/", (string who) => With(number, who, one => Results.Ok(Describe(one))));
        phone.MapPost("/say", (string who, Words asked) => With(number, who, one => Said(one.Say(asked.Text))));
        phone.MapPost("/tap", (string who, Words asked) => With(number, who, one => one.Shown.Any(bubble => bubble.Find(asked.Text) is not null)
            ? Said(one.Tap(asked.Text))
            : Results.Conflict(new { error = $"No message on that phone has a button '{asked.Text}'." })));
        phone.MapPost("/photo", async (string who, HttpRequest request, string? caption) =>
        {
            using var bytes = new MemoryStream();
            await request.Body.CopyToAsync(bytes);
            return With(number, who, one => Said(one.SendPhoto(bytes.ToArray(), caption, request.ContentType ?? "image/jpeg")));
        });
        phone.MapPost("/voice", (string who) => With(number, who, one => Said(one.SendVoice())));
        phone.MapPost("/sticker", (string who) => With(number, who, one => Said(one.SendSticker())));
        phone.MapPost("/owner", (string who, Words asked) => With(number, who, one => Results.Ok(new { id = number.OwnerTypes(one, asked.Text) })));
        phone.MapPost("/inbox", (string who, Words asked) => With(number, who, one => number is FakeKapso kapso
            ? Results.Ok(new { id = kapso.AnswerInInbox(one, asked.Text).Id })
            : Results.Conflict(new { error = "Only Kapso has an inbox." })));
    }

    /// <summary>Until somebody ends the process.</summary>
    public static async Task Ended(CancellationToken cancelled)
    {
        var ended = new TaskCompletionSource();
        await using var stop = cancelled.Register(ended.SetResult);
        await ended.Task;
    }

    private static IResult With(FakeNumber number, string who, Func<FakePhone, IResult> act) =>
        number.Phones.LastOrDefault(one => one.Number == who || one.UserId == who) is { } phone ? act(phone)
        : Results.NotFound(new { error = $"Nobody has '{who}'. POST /_fake/phones first." });

    private static IResult Said(Utterance said) => Results.Ok(new { id = said.Id });

    private static object Describe(FakePhone phone) => new
    {
        phone.Number,
        phone.UserId,
        phone.Name,
        typing = phone.IsTyping,
        said = phone.Said.Select(id => new { id, read = phone.SeesRead(id) }),
        shown = phone.Shown.Select(bubble => new { bubble.Id, bubble.Type, bubble.Text, bubble.Choices, bubble.Opener, bubble.OurId, bubble.ByPerson }),
    };

    private sealed record Words(string Text);

    private sealed record Newcomer(string? Number = "5215512345678", string Name = "Ana", string? UserId = null);

    private sealed record Deliveries(int Seed = 1, int Copies = 1, bool CopiesTogether = false, int DelayMs = 0, int ShuffleMs = 0, int GatherMs = 0, bool StatusBeforeAnswer = false)
    {
        public DeliveryPolicy ToPolicy() => new()
        {
            Seed = Seed,
            Copies = Copies,
            CopiesTogether = CopiesTogether,
            Delay = TimeSpan.FromMilliseconds(DelayMs),
            ShuffleWithin = TimeSpan.FromMilliseconds(ShuffleMs),
            GatherFor = TimeSpan.FromMilliseconds(GatherMs),
            StatusBeforeAnswer = StatusBeforeAnswer,
        };
    }

    /// <param name="Kind"><c>code</c>, <c>later</c>, <c>drop</c> or <c>reset</c>.</param>
    private sealed record Trouble(string Kind = "code", int Code = 131000, int Times = 1)
    {
        public Fault ToFault() => Kind switch
        {
            "later" => new Fault.FailsLater(Code),
            "drop" => new Fault.DropAnswer(),
            "reset" => new Fault.Reset(),
            _ => new Fault.Code(Code),
        };
    }
}
