using System.Text.Json.Nodes;

namespace Dobble.Goldens.Tests;

public sealed class JsonDifferenceTests
{
    private const string Hash = "8ef4a6baa1bf30678b073b4f174ea983b8f36cf800fc74d411c3970de28bd783";
    private const string OtherHash = "47e2e99d0240b12ca1815a59829c3038678829f9d2e766d3d3be093f75510475";

    [Theory]
    [InlineData("""{"a":[1,2]}""", """{"a":[1,2.1]}""", "a[1] is 2.1, was 2")]
    [InlineData("""{"a":{"b":null}}""", """{"a":{"b":"x"}}""", "a.b is \"x\", was null")]
    [InlineData("""{"a":1}""", """{"b":1}""", "a is gone", "b is new")]
    [InlineData("""{"a":[1]}""", """{"a":[1,1]}""", "a has 2 values, was 1")]
    [InlineData("""{"a":"x","b":1}""", """{"b":1.0,"a":"x"}""")]
    public void On_the_recorded_processor_everything_that_differs_is_told_with_its_place(string golden, string now, params string[] told) =>
        Assert.Equal(told, Compare(golden, now, isSameProcessor: true));

    [Theory]
    [InlineData("""{"box":[400.1]}""", """{"box":[400.3]}""", true)]
    [InlineData("""{"box":[400.1]}""", """{"box":[402.1]}""", false)]
    [InlineData("""{"slot":21}""", """{"slot":22}""", false)]
    [InlineData("""{"name":"cat"}""", """{"name":"dog"}""", false)]
    [InlineData("\"" + Hash + "\"", "\"" + OtherHash + "\"", true)]
    [InlineData("\"" + Hash + "\"", "\"none\"", false)]
    public void On_another_processor_numbers_may_differ_by_a_hair_and_hashes_at_all(string golden, string now, bool equal) =>
        Assert.Equal(equal, Compare(golden, now, isSameProcessor: false) is []);

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void On_another_processor_one_place_of_a_hundred_may_jump(bool isSameProcessor, bool equal)
    {
        var places = string.Join(',', Enumerable.Repeat("7.5", 99));
        Assert.Equal(equal, Compare($"[400.1,{places}]", $"[404.1,{places}]", isSameProcessor) is []);
        Assert.NotEmpty(Compare($"[400.1,20.1,{places}]", $"[404.1,22.1,{places}]", isSameProcessor));
    }

    private static string[] Compare(string golden, string now, bool isSameProcessor)
    {
        var compare = new JsonDifference(isSameProcessor);
        var differences = compare.Of(JsonNode.Parse(golden), JsonNode.Parse(now)).ToArray();
        return [.. differences, .. compare.Jumps];
    }
}
