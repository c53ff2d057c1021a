using Kapso.Coex.Bot.Channels.WhatsApp;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>What each of Meta's sixteen examples becomes.</summary>
public sealed class MetaExamplesTests
{
    private static readonly Person Sheena = new(null, "16505551234", "Sheena Nelson");

    public static TheoryData<string, string> Wakes => new()
    {
        { "text-message.json", "Words { Text = Does it come in another color? }" },
        { "text-message-from-click-to-whatsapp-ad.json", "Words { Text = Hello! Can I get more info on this? }" },
        { "text-message-with-context-product-inquiry.json", "Words { Text = Is this still available? }" },
        { "button-message.json", "Tapped { Id = Unsubscribe, Title = Unsubscribe }" },
        { "interactive-button-reply-message.json", "Tapped { Id = cancel-button, Title = Cancel }" },
        { "interactive-list-reply-message.json", "Tapped { Id = priority_express, Title = Priority Mail Express }" },
        { "location-message.json", "Other { Kind = Location, Caption =  }" },
        { "contact-sharing-message.json", "Other { Kind = Contacts, Caption =  }" },
        { "unsupported-message.json", "Other { Kind = Unsupported, Caption =  }" },
    };

    public static TheoryData<string, string> WakesNobody => new()
    {
        { "group-create-message.json", "group_lifecycle_update" },
        { "group-remove-participants.json", "group_participants_update" },
        { "group-settings-update.json", "group_settings_update" },
        { "order-message.json", "order" },
        { "reaction-message.json", "reaction" },
    };

    [Theory]
    [MemberData(nameof(Wakes))]
    public void It_is_what_Sheena_said(string file, string said)
    {
        var message = Assert.IsType<Notice.Message>(Assert.Single(Webhooks.Fixture(file)));

        Assert.Equal(said, message.Said.ToString());
        Assert.Equal((Webhooks.Number, Sheena), (message.Number, message.From));
        Assert.StartsWith("wamid.", message.Id);
        Assert.Equal(2025, message.At.Year);
    }

    [Theory]
    [MemberData(nameof(WakesNobody))]
    public void It_wakes_nobody(string file, string kind) =>
        Assert.Equal(new Notice.Aside(Webhooks.Number, kind), Assert.Single(Webhooks.Fixture(file)));

    [Fact]
    public void The_photo_can_be_fetched_and_checked()
    {
        var message = Assert.IsType<Notice.Message>(Assert.Single(Webhooks.Fixture("image-message.json")));
        var file = Assert.IsType<Said.File>(message.Said);

        Assert.Equal(("Taj Mahal", "1003383421387256", "image/jpeg"), (file.Caption, file.Media.Id, file.Media.ContentType));
        Assert.Equal(Convert.FromBase64String("SfInY0gGKTsJlUWbwxC1k+FAD0FZHvzwfpvO0zX0GUI="), file.Media.Sha256);
        Assert.Null(file.Media.Url);
    }

    [Fact]
    public void The_changed_number_is_a_move()
    {
        var moved = Assert.IsType<Notice.Moved>(Assert.Single(Webhooks.Fixture("system-message.json")));

        Assert.Equal((new Person(null, "16505551234", null), new Person(null, "12195555358", null)), (moved.Before, moved.After));
    }

    [Fact]
    public void Every_example_is_in_the_table() => Assert.Equal(
        Webhooks.FixtureNames.Order(),
        Wakes.Select(row => row.Data.Item1).Concat(WakesNobody.Select(row => row.Data.Item1)).Concat(["image-message.json", "system-message.json"]).Order());
}
