using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>Words that nobody can guess. What is stored is their digest, so that who reads the database can use none.</summary>
internal static class Secrets
{
    private const int Bytes = 32;

    public static string Make() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(Bytes));

    public static string Digest(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
