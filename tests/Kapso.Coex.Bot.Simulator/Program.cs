using System.CommandLine;
using System.Diagnostics;
using Kapso.Coex.Bot.Simulator.Bots;
using Kapso.Coex.Bot.Simulator.Customers;
using Kapso.Coex.Bot.Simulator.Grading;
using Kapso.Coex.Bot.Simulator.Scenarios;

var folder = new Option<string?>("--scenarios") { Description = "A folder of scenarios as YAML; without it they are composed." };
var count = new Option<int>("--count") { Description = "How many scenarios to compose.", DefaultValueFactory = _ => 200 };
var only = new Option<string?>("--only") { Description = "One scenario, such as F2+F4." };
var seeds = new Option<int>("--seeds") { Description = "How many customers of a kind meet each.", DefaultValueFactory = _ => 4 };
var personas = new Option<string?>("--personas") { Description = "Kinds of customers, parted by commas." };
var languages = new Option<string>("--languages") { Description = "Parted by commas.", DefaultValueFactory = _ => "es,en,pt" };
var failures = new Option<int>("--failures") { Description = "How many kinds of failure to show with a transcript.", DefaultValueFactory = _ => 5 };
var prompts = new Option<string?>("--prompts") { Description = "Another folder of prompts to judge." };
var json = new Option<string?>("--json") { Description = "A file for machines." };
var html = new Option<string?>("--html") { Description = "A page to look at." };
var root = new RootCommand("Simulated customers meet the bot; it is judged by what becomes of their numbers.") { folder, count, only, seeds, personas, languages, failures, prompts, json, html };
root.SetAction(Simulate);
return await root.Parse(args).InvokeAsync();

int Simulate(ParseResult asked)
{
    try
    {
        var scenarios = asked.GetValue(folder) is { } named ? ScenarioFile.ReadAll(named) : Composer.Compose(asked.GetValue(count), seed: 1);
        scenarios = [.. scenarios.Where(scenario => asked.GetValue(only) is not { } id || scenario.Id == id)];
        var plan = new Plan(
            scenarios, asked.GetValue(personas) is { } kinds ? [.. kinds.Split(',').Select(Persona.Find)] : Persona.All, asked.GetRequiredValue(languages).Split(','), asked.GetValue(seeds));
        var begun = Stopwatch.GetTimestamp();
        var results = new Results(Hold(plan, asked.GetValue(prompts)));
        var took = Stopwatch.GetElapsedTime(begun);
        TerminalReport.Write(results, Console.Out, asked.GetValue(failures));
        foreach (var (name, share) in Baselines.Of(scenarios))
        {
            Console.WriteLine($"{name,-34}{share,8:P1}");
        }

        Console.Error.WriteLine($"{results.Grades.Count / took.TotalSeconds:N0} conversations a second");
        Keep(asked.GetValue(json), () => JsonReport.Write(results));
        Keep(asked.GetValue(html), () => HtmlReport.Write(results, Baselines.Of(scenarios)));
        return 0;
    }
    catch (Exception wrong) when (wrong is FormatException or ArgumentException)
    {
        Console.Error.WriteLine(wrong.Message);
        return 2;
    }
}

static IReadOnlyList<Grade> Hold(Plan plan, string? prompts)
{
    var bot = new EngineBot(Prompts.Read(prompts));
    var encounters = plan.Encounters().ToArray();
    var grades = new Grade[encounters.Length];
    var held = 0;
    Parallel.For(0, encounters.Length, index =>
    {
        grades[index] = new Grade(bot.Meet(encounters[index]));
        if (Interlocked.Increment(ref held) is var now && !Console.IsErrorRedirected && now % 100 == 0)
        {
            Console.Error.Write($"\r{now} of {encounters.Length}");
        }
    });
    return grades;
}

static void Keep(string? file, Func<string> content)
{
    if (file is not null)
    {
        File.WriteAllText(file, content());
    }
}
