using System.Security.Cryptography;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>What our tokens and addresses are signed with: 256 random bits, made once and kept, so that both survive a restart.</summary>
internal sealed record SigningKey(ReadOnlyMemory<byte> Bits)
{
    private const int Length = 32;

    public static SigningKey ReadOrMake(string folder)
    {
        var path = Path.Combine(folder, "widget.key");
        Directory.CreateDirectory(folder);
        if (!File.Exists(path))
        {
            Make(path);
        }

        var bits = File.ReadAllBytes(path);
        return bits.Length == Length
            ? new SigningKey(bits)
            : throw new InvalidDataException(
                $"{path} is not a signing key: it has {bits.Length} bytes instead of {Length}. Restore it, or delete it to have a new one made; open widgets then start over.");
    }

    // Written beside and then given its name, which only one process can do: the others read the winner's.
    private static void Make(string path)
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(unfinished, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(Length));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(unfinished, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(unfinished);
        }
    }
}
