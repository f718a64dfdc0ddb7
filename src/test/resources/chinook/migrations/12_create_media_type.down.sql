DROP TABLE [MediaType];
