DROP TABLE [Genre];
