using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Tests.EndToEnd;

namespace Kapso.Coex.Bot.Tests.Desk.Journeys;

/// <summary>A customer in the widget.</summary>
internal sealed class Visitor(Product product, Customer customer) : Guest(product)
{
    public Customer Customer => customer;

    public override async Task Say(string words)
    {
        await customer.Post(Customer.Words(words));
        await AllIsHeard();
    }

    public override async Task Tap(string answer)
    {
        await customer.HearUntil(() => customer.Last["suggestedActions"] is not null && Customer.Answers(customer.Last).Contains(answer));
        await customer.Post(Customer.ButtonOf(customer.Last, answer));
        await AllIsHeard();
    }

    public Task Types() => customer.Send(HttpMethod.Post, $"/v3/directline/conversations/{customer.Conversation}/activities", new JsonObject { ["type"] = "typing" });

    public override Task SendPicture(byte[] picture) => customer.Upload("screen.png", picture);

    protected override async Task<IReadOnlyList<string>> Shown()
    {
        await customer.Catch();
        return [.. customer.BotSaid.Select(said => (string?)said["text"] ?? "")];
    }
}
