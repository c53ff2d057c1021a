using Kapso.Coex.Bot.Benchmarks;
using Kapso.Coex.Bot.Benchmarks.Browser;
using Kapso.Coex.Bot.Benchmarks.Desk;
using Kapso.Coex.Bot.Benchmarks.InProcess;
using Kapso.Coex.Bot.Benchmarks.OverHttp;
using Kapso.Coex.Bot.Benchmarks.Sockets;
using Kapso.Coex.Bot.Benchmarks.Storage;
using Kapso.Coex.Bot.Benchmarks.Triage;
using Kapso.Coex.Bot.Benchmarks.Webhooks;

return args switch
{
    ["storage", .. var rest] => await StorageBenchmark.Run(Options.Parse(rest)),
    ["turns", .. var rest] => await TurnsBenchmark.Run(Options.Parse(rest)),
    ["http", .. var rest] => await HttpBenchmark.Run(Options.Parse(rest)),
    ["webhooks", .. var rest] => await WebhookBenchmark.Run(Options.Parse(rest)),
    ["sockets", .. var rest] => await SocketsBenchmark.Run(Options.Parse(rest)),
    ["desk", .. var rest] => await DeskBenchmark.Run(Options.Parse(rest)),
    ["start", .. var rest] => await StartBenchmark.Run(Options.Parse(rest)),
    ["widget"] => await WidgetBenchmark.Run(),
    ["triage"] => TriageBenchmark.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        dotnet run -c Release --project tests/Kapso.Coex.Bot.Benchmarks -- COMMAND [--rounds N] [--seconds N]

          storage   durable turns a second: the store beside a bare group-commit writer and one SaveChanges per turn
          turns     the same from the inbox to the stored reply, in process; then 200 a second, and memory
          http      Direct Line over HTTP to a host of its own: posts a second, and that each got its turn
          webhooks  Meta's signed webhooks to a host of its own: accepted a second, steadily for a minute, in batches, and that none is lost
          sockets   2,000 open widgets: the memory of their streams, and from a stored reply to its showing on one
          desk      a queue of 10,000 cases: how long it takes to open and to search, and from a stored message to its being told at the desk
          start     from starting a host of its own to the first reply read
          widget    what the widget weighs, and how long until it can be written in; needs Chromium
          triage    our triage beside ML.NET and beside the nearest example, on phrases that none of them saw

        webhooks takes more: --rate N (a second) and --steadily N (seconds) for its open loop; --beside-botframework runs Microsoft's Bot
        Framework for Node with SQLite in turns with ours. Its first run installs it with npm.
        """);
    return 2;
}
