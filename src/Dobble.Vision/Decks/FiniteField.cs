namespace Dobble.Vision.Decks;

/// <summary>
/// The field of a prime power pⁿ of elements. An element is a polynomial of degree below n over the integers modulo p, its coefficients
/// the digits of a number to the base p; products are taken modulo a polynomial that has no factors.
/// </summary>
internal sealed class FiniteField
{
    private readonly int _prime;
    private readonly int[,] _products;

    private FiniteField(int prime, int[,] products) => (_prime, _products) = (prime, products);

    /// <summary>Makes the field; null where there is none, as the order is no prime power.</summary>
    public static FiniteField? Create(int order)
    {
        if (order < 2)
            return null;
        var prime = Enumerable.Range(2, order - 1).First(d => order % d == 0);
        var power = prime;
        while (power < order)
            power *= prime;
        if (power != order)
            return null;
        // xⁿ is replaced by an element, chosen so that every one but 0 can be divided by.
        var products = Enumerable.Range(0, order).Select(xn => Products(order, prime, xn)).First(IsDivisible);
        return new FiniteField(prime, products);
    }

    public int Add(int a, int b) => Add(a, b, _prime);

    public int Multiply(int a, int b) => _products[a, b];

    private static int Add(int a, int b, int prime)
    {
        var (sum, place) = (0, 1);
        for (; a > 0 || b > 0; a /= prime, b /= prime, place *= prime)
            sum += ((a + b) % prime) * place;
        return sum;
    }

    private static int[,] Products(int order, int prime, int xn)
    {
        var products = new int[order, order];
        for (var a = 0; a < order; a++)
        {
            for (var b = 0; b < order; b++)
                products[a, b] = Multiply(a, b, order, prime, xn);
        }

        return products;
    }

    // Digit by digit from the highest: what there is so far times x, plus a as often as the digit says.
    private static int Multiply(int a, int b, int order, int prime, int xn)
    {
        var product = 0;
        for (var place = order / prime; place > 0; place /= prime)
        {
            var shifted = product * prime;
            product = Add(shifted % order, Times(xn, shifted / order, prime), prime);
            product = Add(product, Times(a, b / place % prime, prime), prime);
        }

        return product;
    }

    private static int Times(int a, int count, int prime)
    {
        var product = 0;
        for (var i = 0; i < count; i++)
            product = Add(product, a, prime);
        return product;
    }

    private static bool IsDivisible(int[,] products)
    {
        var order = products.GetLength(0);
        return Enumerable.Range(1, order - 1).All(a => Enumerable.Range(1, order - 1).Any(b => products[a, b] == 1));
    }
}
