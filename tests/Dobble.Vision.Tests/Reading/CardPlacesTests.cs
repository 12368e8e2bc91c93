using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using Dobble.Vision.Reading;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Vision.Tests.Reading;

public sealed class CardPlacesTests : IDisposable
{
    private readonly Mat _image = new(240, 320, MatType.CV_8UC3, Scalar.All(255));

    public void Dispose() => _image.Dispose();

    [Fact]
    public void Print_without_an_edge_beside_a_known_card_has_a_place_of_its_size_near_it()
    {
        Print(220, 120);
        var places = CardPlaces.Of(_image, [Card(80, 80, 40)]);
        Assert.All(places, place => Assert.Equal((40, 0f), (place.Outline.Radius, place.Score)));
        Assert.Contains(places, place => place.Outline.DistanceTo(new Ellipse(220, 120, 1, 1, 0)) < 20);
    }

    [Fact]
    public void A_known_card_and_white_paper_are_no_places()
    {
        Print(250, 170);
        Assert.All(
            CardPlaces.Of(_image, [Card(80, 80, 40)]), place => Assert.True(place.Outline.DistanceTo(new Ellipse(250, 170, 1, 1, 0)) < 80));
    }

    [Fact]
    public void Without_a_card_that_is_surely_known_there_is_no_telling_how_large_one_would_be()
    {
        Print(220, 120);
        Assert.Empty(CardPlaces.Of(_image, [Card(80, 80, 40, sure: 0.9)]));
    }

    [Fact]
    public void Cards_so_small_that_there_would_be_hundreds_of_places_have_none()
    {
        Cv2.Randu(_image, Scalar.All(0), Scalar.All(255));
        Assert.NotEmpty(CardPlaces.Of(_image, [Card(80, 80, 40)]));
        Assert.Empty(CardPlaces.Of(_image, [Card(80, 80, 10)]));
    }

    private static CardReading Card(double x, double y, double radius, double sure = 1) =>
        new(0, new Ellipse(x, y, radius, radius, 0), 1, [], new CardPosterior([sure], 1 - sure));

    private void Print(int x, int y) => Cv2.Circle(_image, x, y, 15, new Scalar(40, 60, 80), -1);
}
