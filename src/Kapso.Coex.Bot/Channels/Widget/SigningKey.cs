using System.Security.Cryptography;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>What our tokens and addresses are signed with: 256 random bits, made once and kept, so that both survive a restart.</summary>
internal sealed record SigningKey(ReadOnlyMemory<byte> Bits)
{
    private const int Length = 32;
    private const int MostTries = 1_000;

    public static SigningKey ReadOrMake(string folder)
    {
        var path = Path.Combine(folder, "widget.key");
        Directory.CreateDirectory(folder);
        using var file = OpenAlone(path);
        return file.Length switch
        {
            0 => Make(file),
            Length => Read(file),
            var length => throw new InvalidDataException(
                $"{path} is not a signing key: it has {length} bytes instead of {Length}. Restore it, or delete it to have a new one made; open widgets then start over."),
        };
    }

    private static SigningKey Read(FileStream file)
    {
        var bits = new byte[Length];
        file.ReadExactly(bits);
        return new SigningKey(bits);
    }

    private static SigningKey Make(FileStream file)
    {
        var bits = RandomNumberGenerator.GetBytes(Length);
        file.Write(bits);
        file.Flush(flushToDisk: true);
        return new SigningKey(bits);
    }

    // Whoever finds it empty makes the key, and nobody else looks in meanwhile. Giving a finished file its name would not do: a move that must
    // not overwrite first looks and then moves, and two can look at the same moment.
    private static FileStream OpenAlone(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var wait = default(SpinWait);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path, options);
            }
            catch (IOException) when (attempt < MostTries)
            {
                wait.SpinOnce();
            }
        }
    }
}
