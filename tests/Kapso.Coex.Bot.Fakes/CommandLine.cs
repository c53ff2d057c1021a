using System.CommandLine;
using System.CommandLine.Help;
using Kapso.Coex.Bot.Fakes.Control;
using Kapso.Coex.Bot.Fakes.Graph;
using Kapso.Coex.Bot.Fakes.Kapso;
using Kapso.Coex.Bot.Fakes.Meta;
using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Fakes.Terminal;
using Microsoft.AspNetCore.Connections;

namespace Kapso.Coex.Bot.Fakes;

/// <summary>The fakes without a test around them: <c>phone</c> for people, <c>serve</c> for scripts.</summary>
internal static class CommandLine
{
    private const int WrongUsage = 2;
    private const int DefaultPort = 5090;

    public static async Task<int> Run(string[] args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count == 0)
        {
            return await Invoke(parsed);
        }

        foreach (var error in parsed.Errors)
        {
            await Console.Error.WriteLineAsync(error.Message);
        }

        parsed.InvocationConfiguration.Output = Console.Error;
        new HelpAction().Invoke(parsed);
        return WrongUsage;
    }

    private static async Task<int> Invoke(ParseResult parsed)
    {
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{taken.Message} Choose another with --port.");
            return 1;
        }
    }

    private static RootCommand Root()
    {
        var through = new Option<string>("--through") { Description = "meta or kapso: who stands between the phone and the bot.", DefaultValueFactory = _ => "meta" };
        through.AcceptOnlyFromAmong("meta", "kapso");
        var bot = new Option<string>("--bot") { Description = "Where the bot is.", DefaultValueFactory = _ => "http://localhost:5080" };
        bot.Validators.Add(given =>
        {
            if (!MediaRules.IsWebAddress(given.GetValueOrDefault<string>()))
            {
                given.AddError("--bot wants an address such as http://localhost:5080.");
            }
        });
        var port = new Option<int>("--port") { Description = "Where the fake listens, on loopback; 0 is a free port.", DefaultValueFactory = _ => DefaultPort };
        var language = new Option<string>("--language") { Description = "en, es or pt: whose phone it is.", DefaultValueFactory = _ => "es" };
        language.AcceptOnlyFromAmong("en", "es", "pt");

        var phone = new Command("phone", "Chat with the bot in this terminal as on a phone.") { through, bot, port, language };
        phone.SetAction(async (parsed, cancelled) =>
        {
            await using var number = await Start(parsed.GetValue(through)!, parsed.GetValue(bot)!, parsed.GetValue(port));
            return await PhoneTerminal.Run(number, Owner(number, parsed.GetValue(language)!), Console.In, Console.Out, cancelled);
        });
        var serve = new Command("serve", "Only the fake, driven over HTTP by scripts.") { through, bot, port };
        serve.SetAction(async (parsed, cancelled) =>
        {
            await using var number = await Start(parsed.GetValue(through)!, parsed.GetValue(bot)!, parsed.GetValue(port));
            Startup.Explain(number, Console.Out);
            await Console.Out.WriteLineAsync($"\nDriven at {number.Address}_fake; Ctrl+C ends it.");
            await ControlEndpoints.Ended(cancelled);
            return 0;
        });
        return new RootCommand("A WhatsApp of our own for the bot to talk to: fake phones behind a fake Meta or a fake Kapso.") { phone, serve };
    }

    private static async Task<FakeNumber> Start(string through, string bot, int port)
    {
        // Another run against the same database must not repeat the ids of the last.
        var run = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        FakeNumber number = through == "meta"
            ? await FakeMeta.Start(new FakeMetaOptions { Port = port, Run = run })
            : await FakeKapso.Start(new FakeKapsoOptions { Port = port, Run = run });
        number.Connect(new Uri(bot));
        return number;
    }

    private static Phones.FakePhone Owner(FakeNumber number, string language) => language switch
    {
        "es" => number.Phone("5215512345678", "Ana García", "MX.13491208655302741918"),
        "pt" => number.Phone("5511987654321", "João Souza", "BR.13491208655302741919"),
        _ => number.Phone("16505551234", "Sheena Nelson", "US.13491208655302741920"),
    };
}
