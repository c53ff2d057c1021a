using Kapso.Coex.Bot.Desk.Pages;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Tests.Desk.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Pages;

/// <summary>To whom a case can be given, and who is meant in a note.</summary>
public sealed class ColleaguesTests
{
    private static readonly Agent ana = new("1", "Ana");
    private static readonly Agent anaRuiz = new("2", "Ana Ruiz");
    private static readonly Agent ben = new("3", "Ben");

    [Fact]
    public async Task Everybody_who_may_come_in_can_be_chosen_also_before_they_ever_came()
    {
        await using var product = await Staff.Open();
        using var lead = await product.Lead();
        using var second = await lead.Invites(product);
        using var third = await lead.Invites(product, "Carla Díaz", "carla@shop.example");
        await lead.Send($"/desk/people/{product.IdOf("carla@shop.example")}", "person", ("What", "lock-out"));
        var colleagues = product.Services.GetRequiredService<Colleagues>();

        Assert.Equal(["Ana Ruiz"], (await colleagues.Of(new Agent(product.IdOf(Staff.Ben), "Ben Okafor"))).Select(one => one.Name));
        Assert.Equal(["Ben Okafor"], (await colleagues.Of(new Agent(product.IdOf(Staff.Ana), "Ana Ruiz"))).Select(one => one.Name));
    }

    [Theory]
    [InlineData("@Ana Ruiz please look", "2")]
    [InlineData("@ana please look", "1")]
    [InlineData("@Ben and @Ana and @Ana Ruiz", "1 2 3")]
    [InlineData("write to ana@shop.example, Ben", "")]
    public void Who_is_mentioned_is_meant_and_nobody_whose_name_is_part_of_it(string note, string meant) =>
        Assert.Equal(meant, string.Join(' ', Mentions.In(note, [ana, anaRuiz, ben]).Select(one => one.Id).Order(StringComparer.Ordinal)));
}
