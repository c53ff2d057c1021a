using Kapso.Coex.Bot.Benchmarks;
using Kapso.Coex.Bot.Benchmarks.Storage;

return args switch
{
    ["storage", .. var rest] => await StorageBenchmark.Run(Options.Parse(rest)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        dotnet run -c Release --project tests/Kapso.Coex.Bot.Benchmarks -- COMMAND [--rounds N] [--seconds N]

          storage   durable turns a second: the store beside a bare group-commit writer and one SaveChanges per turn
        """);
    return 2;
}
