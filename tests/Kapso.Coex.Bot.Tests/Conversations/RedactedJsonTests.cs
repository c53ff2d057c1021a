using System.Text.Json;
using Kapso.Coex.Bot.Conversations;

namespace Kapso.Coex.Bot.Tests.Conversations;

public sealed class RedactedJsonTests
{
    private const string Token = "EAAGm0PX4ZCpsBAKZCZBexampleexampleexample123";
    private const string Guid = "0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData($$"""{"a":"{{Token}}"}""", """{"a":"[removed]"}""")]
    [InlineData($$"""{"a":[1,{"b":"see {{Token}} there"}]}""", """{"a":[1,{"b":"see [removed] there"}]}""")]
    [InlineData($$"""{"{{Token}}":1,"{{Token}}2":2,"b":3}""", """{"b":3}""")]
    [InlineData($$"""["{{Token}}",null,true]""", """["[removed]",null,true]""")]
    [InlineData($"\"{Token}\"", "\"[removed]\"")]
    [InlineData("""{"password":"correct horse"}""", """{"password":"[removed]"}""")]
    [InlineData("""{"accessToken":{"value":["x",7,true]}}""", """{"accessToken":{"value":["[removed]","[removed]",true]}}""")]
    [InlineData("""{"pin":482913}""", """{"pin":"[removed]"}""")]
    [InlineData("""{"smsCode":"1","verification code":482913}""", """{"smsCode":"1","verification code":"[removed]"}""")]
    [InlineData($$"""{"note":"{{Guid}}"}""", """{"note":"[removed]"}""")]
    [InlineData("""{"a":"\ud800","\ud800":1}""", """{"a":"[removed]"}""")]
    public void A_secret_is_taken_out_wherever_it_is(string json, string clean) => Assert.Equal(clean, Redacted(json));

    [Theory]
    [InlineData("""{"clientActivityID":"mine-1","clientTimestamp":"2026-11-22T16:00:00.000Z","webchat:sequence-id":7}""")]
    [InlineData("""{"coex":{"playbook":"previous-provider","playbookVersion":"0a1b2c3d","step":"remove-partner","answer":"done"}}""")]
    [InlineData("""{"messageBack":{"displayText":"No puedo quitarlo"},"state":null,"postBack":true}""")]
    [InlineData($$"""{"clientActivityID":"{{Guid}}"}""")]
    [InlineData("null")]
    public void Everything_else_stays_as_it_is(string json) => Assert.Equal(json, Redacted(json));

    private static string Redacted(string json)
    {
        using var document = JsonDocument.Parse(json);
        return RedactedJson.Of(document.RootElement).GetRawText();
    }
}
