using SymGrad;

Vec<double> x = new double[] { 1, 2, 3 };
Console.WriteLine(x.Length);
