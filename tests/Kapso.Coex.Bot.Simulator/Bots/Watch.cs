using Kapso.Coex.Bot.Simulator.Customers;

namespace Kapso.Coex.Bot.Simulator.Bots;

/// <summary>Writes a conversation down, and notices at once what a bot must never do.</summary>
public sealed class Watch(Customer customer)
{
    private readonly List<Line> lines = [];
    private readonly List<string> violations = [];
    private readonly HashSet<string> confirmed = [];

    public IReadOnlyList<Line> Lines => lines;

    /// <summary>What the customer wrote and the bot did not understand, with the step where it was written.</summary>
    public List<string> NotUnderstood { get; } = [];

    public IReadOnlyList<string> Violations => violations;

    public bool APersonHasIt { get; set; }

    public End End { get; private set; } = End.Open;

    public void Sees(Move move)
    {
        if (move is Move.Tap { On.Confirm: true, Button.Answer: "yes", On.Origin: { } origin })
        {
            confirmed.Add(origin);
        }

        lines.Add(new Line(customer.World.Minute, "customer", move switch
        {
            Move.Write write => write.Text,
            Move.Tap tap => $"[{tap.Button.Title}]",
            Move.Photo photo => $"({photo.Name}) {photo.Caption}",
            _ => "",
        }, null));
    }

    /// <param name="turn">What the bot said in one turn.</param>
    public void Hears(IReadOnlyList<Said> turn)
    {
        foreach (var said in turn)
        {
            lines.Add(new Line(customer.World.Minute, said.Kind == "agent" ? "agent" : "bot", said.Text, said.Origin));
            End = said.Kind switch
            {
                "resolved" => End.Solved,
                "handover" => End.Person,
                _ => End,
            };
            Check(said);
        }

        if (turn.Count(said => said.Kind is "step") > 1)
        {
            violations.Add("more than one step in a turn");
        }

        for (var index = 1; index < turn.Count; index++)
        {
            if (turn[index].Text == turn[index - 1].Text)
            {
                violations.Add("the same text twice running");
            }
        }
    }

    private void Check(Said said)
    {
        if (APersonHasIt && said.Kind != "agent")
        {
            violations.Add($"spoke while a person had the case: {said.Kind}");
        }

        if (said.Text.Contains(customer.Ids.Token, StringComparison.Ordinal))
        {
            violations.Add("repeated a secret");
        }
    }
}
