module.exports = ({ node10 = false }) => ({
  mode: 'production',
  entry: './src/index.ts',
  resolve: { extensions: ['.ts', '.js'] },
  module: {
    rules: [
      {
        test: /\.ts$/,
        loader: 'ts-loader',
        options: { compilerOptions: node10 ? { module: 'commonjs', moduleResolution: 'node10' } : {} },
      },
      { test: /\.css$/, use: ['style-loader', 'css-loader'] },
    ],
  },
  performance: { hints: false },
});
