using System.Globalization;
using SymGrad;
using static SymGrad.Functions;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Mat<double> W = new double[,] { { 0.5, -1, 0.25 }, { 1.5, 0, -0.5 } };
Vec<double> b = new double[] { 0.1, -0.2 };
Vec<double> x = new double[] { 1, 2, -1 };
Vec<double> t = new double[] { 0.25, 0.75 };

Mat<double> dW = new double[2, 3];
Vec<double> db = new double[2];
double value = Classifier.LossGradient(W, b, x, t, dW, db);
Print("destination", value, dW, db);

var (v, gW, gb) = Classifier.LossGradient(W, b, x, t);
Print("allocating", v, gW, gb);

static void Print(string form, double value, Mat<double> dW, Vec<double> db)
{
    Console.WriteLine($"{form} value: {value:R}");
    Console.WriteLine($"{form} W: {string.Join(' ', Enumerable.Range(0, dW.Rows).SelectMany(i => dW.Row(i).ToArray()))}");
    Console.WriteLine($"{form} b: {string.Join(' ', db.ToArray())}");
}

internal static partial class Classifier
{
    /// <summary>Softmax regression with cross-entropy.</summary>
    [Gradient(nameof(W), nameof(b))]
    public static double Loss(Mat<double> W, Vec<double> b, Vec<double> x, Vec<double> t)
        => CrossEntropy(t, Softmax(W * x + b));
}
