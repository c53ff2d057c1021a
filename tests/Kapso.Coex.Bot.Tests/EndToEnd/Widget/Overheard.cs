namespace Kapso.Coex.Bot.Tests.EndToEnd.Widget;

/// <summary>Everything that the product writes to its log, which goes to standard error.</summary>
internal sealed class Overheard : IDisposable
{
    private readonly TextWriter before = Console.Error;
    private readonly StringWriter heard = new();

    public Overheard() => Console.SetError(TextWriter.Synchronized(heard));

    public override string ToString() => heard.ToString();

    public void Dispose()
    {
        Console.SetError(before);
        heard.Dispose();
    }
}
